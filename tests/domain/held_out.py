"""Forty more everyday wordings, kept away from the making of the ranking: measured, never looked at one by one.

Written before the ranking like `paraphrases`. They say how much of a good figure is luck with known sentences.
"""

from tests.domain.paraphrases import Paraphrase

HELD_OUT = (
    Paraphrase("brauch ich fürn neuen Pass ein biometrisches Foto oder macht ihr das", "ausweis", "T-AUSWEIS-1"),
    Paraphrase("Kann ich meinen Personalausweis schon abholen?", "ausweis", "T-AUSWEIS-2"),
    Paraphrase("Mir wurde die Handtasche samt Ausweis geklaut, wo muss ich das melden", "ausweis", "T-AUSWEIS-3"),
    Paraphrase("Innerhalb welcher Frist muss man den neuen Wohnsitz melden?", "umzug", "T-UMZUG-1"),
    Paraphrase("Die Straße vorm Bäcker besteht nur noch aus Löchern!", "schlagloch", "T-SCHLAG-1"),
    Paraphrase("Auf dem Radweg liegt ein umgeknicktes Verkehrsschild", "schlagloch", "T-SCHLAG-1"),
    Paraphrase("Wie bekomme ich einen Betreuungsplatz für mein Kind ab September?", "kita", "T-KITA-1"),
    Paraphrase("wir warten seit Monaten auf einen Kitaplatz und keiner sagt uns was", "kita", "T-KITA-2"),
    Paraphrase("wann werden die alten Möbel abgeholt, muss man da vorher anrufen", "sperrmuell", "T-SPERR-1"),
    Paraphrase("Im Wald am Steinbruch hat einer alte Farbeimer und Fliesen entsorgt", "sperrmuell", "T-SPERR-2"),
    Paraphrase("Was kostet die Steuer für einen zweiten Hund?", "hundesteuer", "T-HUND-1"),
    Paraphrase("Was macht ihr eigentlich mit dem Geld aus der Hundesteuer?", "hundesteuer", "T-HUND-2"),
    Paraphrase("Am Spielplatz ist alles voller Hundescheiße, kümmert euch mal", "hundesteuer", "T-HUND-3"),
    Paraphrase("Habt ihr samstags auch auf?", "oeffnung", "T-OEFF-1"),
    Paraphrase("Ist die Stadtverwaltung am Brückentag besetzt?", "oeffnung", "T-OEFF-3"),
    Paraphrase("Warum geht bei euch nie jemand ran, dauernd Besetztzeichen", "oeffnung", "T-OEFF-2"),
    Paraphrase("Wie lange bleibt die Brücke noch gesperrt?", "baustelle", "T-BAU-1"),
    Paraphrase("Auf der Baustelle am Marktplatz arbeitet ja gar keiner mehr", "baustelle", "T-BAU-2"),
    Paraphrase("Bei Müllers nebenan kläfft der Köter die ganze Nacht, was kann man da tun", "laerm", "T-LAERM-1"),
    Paraphrase("Das Schützenfest war bis drei Uhr früh zu hören, unmöglich", "laerm", "T-LAERM-2"),
    Paraphrase("15 Euro fürs Falschparken obwohl ich nur kurz ausgeladen hab", "knoellchen", "T-PARK-1"),
    Paraphrase(
        "Immer wieder parkt einer auf dem Behindertenparkplatz, bitte mal kontrollieren", "knoellchen", "T-PARK-2"
    ),
    Paraphrase("Euer Mitarbeiter hat mich am Telefon einfach abgewimmelt", "beschwerde", "T-BESCHW-1"),
    Paraphrase("Im Netz steht, die Bücherei soll verkauft werden. Ist da was dran?", "falschmeldung", "T-FAKE-2"),
    Paraphrase("Die Papiertonne wurde wieder nicht mitgenommen", "muell", "T-MUELL-1"),
    Paraphrase("Kommt die Restmülltonne wegen Ostern später?", "muell", "T-MUELL-2"),
    Paraphrase("Wie warm ist das Wasser im Becken und bis wann habt ihr abends auf?", "freibad", "T-FREIBAD-1"),
    Paraphrase("Bitte teilt doch unser Konzert auf eurer Seite", "veranstaltung", "T-VERANST-1"),
    Paraphrase("Muss ich einen Zaun genehmigen lassen?", "bauantrag", "T-BAUEN-1"),
    Paraphrase("Am Fußweg zum Bahnhof ist es nachts stockdunkel, die Lampen sind kaputt", "beleuchtung", "T-LAMPE-1"),
    Paraphrase("Bei uns am Berg wurde noch nicht gestreut", "winter", "T-WINTER-1"),
    Paraphrase("Auf den Gräbern wuchert das Gras, das ist eine Schande", "friedhof", "T-FRIED-1"),
    Paraphrase("Kann ich auch per Post wählen?", "wahl", "T-WAHL-1"),
    Paraphrase("Ich würde gern im Wahllokal mithelfen", "wahl", "T-WAHL-3"),
    Paraphrase("Wo stehen die Unterlagen für die nächste Sitzung vom Gemeinderat?", "stadtrat", "T-RAT-1"),
    Paraphrase("Warum haben gestern überall die Sirenen geheult, war das ein Test?", "feuerwehr", "T-FEUER-1"),
    Paraphrase("Jemand hat ein Handy im Park gefunden, wo kann man das hinbringen", "fund", "T-FUND-1"),
    Paraphrase("Verletzter Igel im Garten, wer hilft da?", "fund", "T-FUND-2"),
    Paraphrase("Sucht ihr gerade Erzieherinnen oder andere Leute?", "stellen", "T-STELLE-1"),
    Paraphrase("Warum müssen wir schon wieder mehr für die Kanalgebühr zahlen?", "gebuehren", "T-GEB-1"),
)
