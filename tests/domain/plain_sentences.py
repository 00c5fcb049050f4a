"""Two hundred good, plain sentences as a town hall writes them. None of them deserves a remark.

Written before the checks were tried on them. Towns, names and numbers are invented; as of Wednesday, 12 May 2027.
"""

SENTENCES = """
Das Freibad öffnet am Samstag, 15. Mai, um 9 Uhr.
Der Eintritt kostet 4 Euro, Kinder zahlen 2 Euro.
Bei Gewitter schließen wir früher.
Saisonkarten bekommen Sie im Bürgerbüro und an der Freibadkasse.
Bringen Sie für die Karte bitte ein Foto mit.
Am Donnerstag bleibt das Rathaus geschlossen.
Ab Montag sind wir wieder zu den üblichen Zeiten da.
Wir bauen in der Mühlenstraße neue Wasserleitungen.
Autos fahren bis Ende Juni über die Bahnhofstraße.
Zu Fuß und mit dem Rad kommen Sie überall durch.
Der Bus hält in dieser Zeit an der Schule.
Das ist lästig, und wir bitten um Entschuldigung.
Die Müllabfuhr kommt wegen des Feiertags einen Tag später.
Stellen Sie die gelbe Tonne bitte bis 6 Uhr an die Straße.
Der Wochenmarkt ist am Freitag von 8 bis 13 Uhr auf dem Marktplatz.
Dort gibt es Spargel, Erdbeeren und frisches Brot.
Haben Sie einen Hund? Dann melden Sie ihn bitte bei uns an.
Die Hundesteuer kostet 60 Euro im Jahr.
Das Formular finden Sie unter www.birkenfurt.example/hundesteuer.
Einen Termin buchen Sie online oder am Telefon.
Sie erreichen uns unter 069 90009-110.
Ihr neuer Personalausweis liegt nach etwa drei Wochen bereit.
Für einen Reisepass brauchen wir ein neues Passfoto.
Kinder unter zwölf Jahren bekommen ebenfalls einen Ausweis.
Bringen Sie bitte die Geburtsurkunde mit.
Am Sonntag feiern wir das Stadtfest rund um die Kirche.
Los geht es um 11 Uhr mit einem Gottesdienst.
Danach spielt die Musikschule auf der großen Bühne.
Für Kinder gibt es eine Hüpfburg und ein Karussell.
Der Erlös geht an den Förderverein der Grundschule.
Die Feuerwehr sucht neue Mitglieder.
Jeden Dienstag um 19 Uhr üben wir am Gerätehaus.
Schauen Sie einfach vorbei, Vorkenntnisse sind nicht nötig.
Die Jugendfeuerwehr nimmt Kinder ab zehn Jahren auf.
Bürgermeisterin Karin Ahlers lädt zur Sprechstunde ein.
Sie findet am 20. Mai von 16 bis 18 Uhr statt.
Eine Anmeldung ist nicht nötig.
„Wir wollen wissen, was Sie bewegt“, sagt Karin Ahlers.
Der Stadtrat trifft sich am 25. Mai um 18 Uhr im Bürgersaal.
Die Sitzung ist öffentlich.
Auf der Tagesordnung steht der neue Spielplatz am Stadtpark.
Sie können Fragen stellen und zuhören.
Der Rat hat gestern den Haushalt beschlossen.
Die Stadt gibt in diesem Jahr 28 Millionen Euro aus.
Davon fließen 3 Millionen Euro in Schulen und Kitas.
Die Grundsteuer bleibt gleich.
Den ganzen Plan können Sie auf unserer Website lesen.
Am Spielplatz in Oberfeld stehen jetzt drei neue Schaukeln.
Eltern hatten sich das gewünscht.
Danke an alle, die mitgeholfen haben!
In der Nacht fällt Schnee.
Räumen Sie bitte bis 7 Uhr den Gehweg vor Ihrem Haus.
Streuen Sie Sand oder Splitt, aber kein Salz.
Unser Winterdienst fährt zuerst die Hauptstraßen ab.
Nebenstraßen kommen später dran.
Heute warnt der Wetterdienst vor Sturm.
Bleiben Sie nach Möglichkeit zu Hause.
Der Stadtwald und der Friedhof sind bis morgen früh gesperrt.
Bei Gefahr rufen Sie die 112.
Der Pegel der Mahre steigt bis zum Abend auf drei Meter.
Sandsäcke bekommen Sie am Bauhof.
Bringen Sie Autos aus der Tiefgarage in Sicherheit.
Die Brücke bei Altenrode bleibt offen.
Das Trinkwasser ist sauber, Sie müssen es nicht abkochen.
Der Strom ist in Kirchbach seit 14 Uhr wieder da.
Die Bücherei hat neue Hörbücher und Spiele.
Ein Ausweis kostet 10 Euro im Jahr, für Kinder ist er frei.
Am Mittwoch lesen wir um 15 Uhr für Kinder ab vier Jahren vor.
Die Plätze sind knapp, kommen Sie am besten früh.
Gebrauchte Bücher nehmen wir gern an.
Die Volkshochschule beginnt am 1. September mit den Kursen.
Im neuen Heft stehen 140 Angebote.
Sie lernen Spanisch, Kochen oder Fotografieren.
Wer wenig verdient, zahlt die Hälfte.
Die Anmeldung läuft ab dem 1. August.
Unsere Kita in der Gartenstraße hat noch fünf freie Plätze.
Der Tag der offenen Tür ist am 5. Juni.
Dann zeigen wir Ihnen alle Räume.
Ihr Kind darf in der Turnhalle toben.
Bitte melden Sie sich bis zum 28. Mai an.
Die Schule beginnt am 6. September wieder.
Fahren Sie langsam, denn viele Kinder sind zum ersten Mal unterwegs.
Der Schulweg ist auf dem Plan grün markiert.
Wir suchen Menschen, die morgens an der Ampel helfen.
Dafür brauchen Sie eine halbe Stunde am Tag.
Die Stadt sucht eine Gärtnerin oder einen Gärtner.
Sie arbeiten im Team und meist im Freien.
Die Stelle ist unbefristet und auch in Teilzeit möglich.
Schicken Sie uns Ihre Bewerbung bis zum 30. Juni.
Fragen beantwortet Sabine Kröger im Bauamt gern.
Am 26. September ist Wahl.
Im August bekommen Sie einen Brief mit Ihrem Wahllokal.
Briefwahl können Sie ab dem 16. August beantragen.
Das geht auch mit dem Handy.
Wir brauchen noch 40 Helferinnen und Helfer.
Dafür gibt es 50 Euro und ein gutes Frühstück.
Der neue Radweg nach Kirchbach ist fertig.
Er ist drei Kilometer lang und hell beleuchtet.
Die Arbeiten haben acht Monate gedauert.
Das Land hat die Hälfte bezahlt.
Am Samstag fahren wir ihn zum ersten Mal gemeinsam ab.
Treffpunkt ist um 10 Uhr vor dem Rathaus.
Helm auf, und los geht es.
Auf dem Parkplatz am Bahnhof stehen sechs neue Ladesäulen.
Eine Stunde laden kostet etwa 5 Euro.
Sie zahlen mit Karte oder mit einer App.
Die Straßenlaternen in der Altstadt leuchten jetzt mit LED.
Das spart im Jahr 12.000 Euro.
Ist eine Lampe kaputt? Sagen Sie es uns unter www.birkenfurt.example/maengel.
Wir kümmern uns meist innerhalb von zwei Tagen darum.
In der Bergstraße liegt ein Baum auf dem Gehweg.
Der Bauhof räumt ihn bis Mittag weg.
Wilder Müll ärgert uns alle.
Haben Sie etwas gesehen? Schreiben Sie an info@birkenfurt.example.
Sperrmüll holen wir kostenlos ab, zweimal im Jahr.
Alte Farben und Lacke nimmt das Schadstoffmobil an.
Es steht am 22. Mai von 9 bis 12 Uhr am Sportplatz.
Elektrogeräte gehören nicht in den Restmüll.
Laub dürfen Sie auf den Kompost geben.
Die Hecke darf bis Ende September nur leicht geschnitten werden.
So bleiben die Nester der Vögel heil.
Auf der Wiese am Friedhof blühen jetzt Mohn und Kornblumen.
Wir mähen dort erst im Juli.
Die Bienen freuen sich.
Die Stadt schenkt jeder Familie mit einem Baby einen Apfelbaum.
Im letzten Jahr waren es 87 Bäume.
Sie stehen auf der Streuobstwiese hinter dem Freibad.
Der Seniorentreff hat jeden Montag ab 14 Uhr offen.
Es gibt Kaffee, Kuchen und viel zu erzählen.
Ein Fahrdienst holt Sie auf Wunsch ab.
Am 3. Juni kommt die Polizei und spricht über Betrug am Telefon.
Legen Sie bei solchen Anrufen sofort auf.
Echte Polizisten fragen nie nach Ihrem Geld.
Der Chor sucht tiefe Stimmen.
Geprobt wird donnerstags im Gemeindehaus.
Noten lesen müssen Sie nicht können.
Das Museum zeigt alte Fotos aus Birkenfurt.
Viele Bilder stammen von einem Dachboden in der Lindenstraße.
Erkennen Sie Ihre Großeltern wieder?
Der Eintritt ist am ersten Sonntag im Monat frei.
Die Ausstellung läuft bis zum 31. Oktober.
Im Stadtarchiv lagern 300 Jahre Geschichte.
Wer seine Vorfahren sucht, bekommt dort Hilfe.
Der Zirkus kommt am Wochenende auf den Festplatz.
Parken Sie bitte am Schwimmbad, von dort sind es fünf Minuten.
Die Innenstadt ist am Samstag ab 14 Uhr für Autos gesperrt.
Lieferwagen dürfen bis 12 Uhr hinein.
Der Flohmarkt findet bei jedem Wetter statt.
Ein Stand von drei Metern kostet 12 Euro.
Kinder verkaufen auf Decken und zahlen nichts.
Die Fähre über die Mahre fährt wieder.
Am Wochenende legt sie alle 20 Minuten ab.
Räder kosten einen Euro extra.
Der Wanderweg zum Aussichtsturm ist frei.
Von oben sehen Sie bis zum Mahretal.
Nehmen Sie genug Wasser mit, denn es wird heiß.
Auf dem Marktplatz steht ein neuer Trinkbrunnen.
Füllen Sie dort Ihre Flasche auf.
Schauen Sie bei der Hitze auch nach Ihren Nachbarn.
Der Waldbrand bei Altenrode ist gelöscht.
Niemand ist verletzt.
Danke an 60 Einsatzkräfte aus vier Orten.
Das Grillen im Stadtpark ist bis auf Widerruf verboten.
Wer Rauch sieht, ruft bitte gleich die Feuerwehr.
Seit heute gilt in der Schulstraße Tempo 30.
Das hatten viele Familien vorgeschlagen.
Auf der B 27 wird am Dienstag geblitzt.
Ab Juni dürfen Sie in der Altstadt zwei Stunden kostenlos parken.
Legen Sie dafür die Parkscheibe ins Auto.
Anwohnerausweise gibt es im Ordnungsamt.
Ein Ausweis kostet 30 Euro für zwölf Monate.
Das Standesamt traut Paare jetzt auch im alten Wasserturm.
Freie Termine im Sommer gibt es noch am 17. Juli.
Frisch verheiratet? Wir ändern Ihre Papiere in einem Rutsch.
Am Friedhof blüht der Garten der Erinnerung.
Dort können Sie Urnen unter Bäumen beisetzen lassen.
Petra Lüders erklärt Ihnen gern, was das kostet.
Das Jugendzentrum bekommt eine Kletterwand.
Jugendliche haben sie selbst geplant.
Am Freitag wird sie um 17 Uhr eröffnet.
Das Turnier gewinnt in diesem Jahr der SV Oberfeld.
Wir gratulieren herzlich.
In den Ferien gibt es 35 Ausflüge für Kinder.
Das Programm liegt in allen Schulen aus.
Ab heute Abend, 18 Uhr, können Sie Plätze buchen.
Ein Ausflug kostet zwischen 3 und 15 Euro.
Familien mit Sozialpass zahlen nichts.
Der Sozialpass hilft auch bei Bus, Bad und Bücherei.
Sie bekommen ihn in Zimmer 12.
Rollstühle kommen über die Rampe am Hof hinein.
Unser Aufzug läuft wieder.
Am Dienstag übersetzt eine Dolmetscherin in Gebärdensprache.
Alle Texte gibt es auch in Leichter Sprache.
Haben wir etwas vergessen? Schreiben Sie uns in die Kommentare.
Die Imkerei am Stadtwald öffnet ihre Türen.
Probieren Sie Honig, und sehen Sie den Bienen bei der Arbeit zu.
Der Linienbus 12 fährt ab Montag eine andere Strecke.
Die Haltestelle Kirchplatz entfällt für vier Wochen.
Steigen Sie so lange am Markt ein.
Unsere Stadtwerke lesen im Juni die Wasserzähler ab.
""".strip().split("\n")
