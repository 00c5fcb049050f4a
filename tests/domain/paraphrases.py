"""What citizens ask, in 40 everyday wordings that no record holds: the measure of the suggestions.

Written before the ranking, from a town hall's daily life; never change one so that it is found. Each wording carries
the subject that the office would file it under, and the key of the template of Birkenfurt that answers it.
"""

from typing import NamedTuple


class Paraphrase(NamedTuple):
    """A wording, its subject, and the template that is right."""

    words: str
    category: str
    template: str


PARAPHRASES = (
    Paraphrase("Mein Perso läuft im Sommer ab, was muss ich da alles mitbringen??", "ausweis", "T-AUSWEIS-1"),
    Paraphrase("wie lange dauert es bis der neue Reisepass da ist? wir fliegen im August", "ausweis", "T-AUSWEIS-2"),
    Paraphrase("Geldbeutel weg, Perso auch. Was nun?", "ausweis", "T-AUSWEIS-3"),
    Paraphrase("Wir sind am Ersten hergezogen, bis wann müssen wir uns bei euch anmelden", "umzug", "T-UMZUG-1"),
    Paraphrase(
        "Online ist in den nächsten drei Wochen nichts mehr frei zum Ummelden. Krieg ich jetzt Ärger?",
        "umzug",
        "T-UMZUG-2",
    ),
    Paraphrase(
        "Vor der Sparkasse ist der Asphalt total aufgerissen, da zerlegt man sich das Fahrad",
        "schlagloch",
        "T-SCHLAG-1",
    ),
    Paraphrase(
        "Die Strasse nach Kirchbach ist eine einzige Buckelpiste. Ist das überhaupt eure oder macht das das Land?",
        "schlagloch",
        "T-SCHLAG-3",
    ),
    Paraphrase("Wo trage ich meine Kleine für den Kindergarten ein?", "kita", "T-KITA-1"),
    Paraphrase(
        "Noch immer nichts gehört wegen dem Krippenplatz, wir stehen seit Herbst auf der Warteliste",
        "kita",
        "T-KITA-2",
    ),
    Paraphrase("Altes Sofa und ein Schrank müssen weg. Wer holt so was ab?", "sperrmuell", "T-SPERR-1"),
    Paraphrase("Hinterm Glascontainer hat wieder jemand seinen ganzen Müll hingekippt", "sperrmuell", "T-SPERR-2"),
    Paraphrase("Wir haben seit gestern einen Welpen, wo kriege ich die Hundemarke?", "hundesteuer", "T-HUND-1"),
    Paraphrase("Überall Hundehaufen auf dem Weg am Bach, ekelhaft", "hundesteuer", "T-HUND-3"),
    Paraphrase("Wie lang hat das Einwohnermeldeamt heute offen?", "oeffnung", "T-OEFF-1"),
    Paraphrase("Ich ruf seit einer Stunde bei euch an und keiner nimmt ab!", "oeffnung", "T-OEFF-2"),
    Paraphrase("Bis wann ist denn die Hauptstrasse noch dicht?", "baustelle", "T-BAU-1"),
    Paraphrase("Seit Tagen steht da nur der Bagger rum und kein Mensch schafft was", "baustelle", "T-BAU-2"),
    Paraphrase("Die von nebenan machen jede Nacht Party, man kriegt kein Auge zu", "laerm", "T-LAERM-1"),
    Paraphrase("Wie lange darf auf der Kirmes die Musik so wummern?", "laerm", "T-LAERM-2"),
    Paraphrase(
        "Hab nen Strafzettel gekriegt obwohl die Parkuhr kaputt war, was kann ich machen?",
        "knoellchen",
        "T-PARK-1",
    ),
    Paraphrase(
        "Vor der Schule stehen sie jeden Morgen mit dem SUV auf dem Gehweg, wo kann man das anzeigen?",
        "knoellchen",
        "T-PARK-2",
    ),
    Paraphrase(
        "Die Dame am Schalter war richtig patzig zu meiner Mutter, so geht das nicht", "beschwerde", "T-BESCHW-1"
    ),
    Paraphrase("Stimmt es, dass das Krankenhaus dichtmacht? Erzählen alle", "falschmeldung", "T-FAKE-2"),
    Paraphrase(
        "Unsere Biotonne steht seit gestern voll an der Straße, der Müllwagen ist einfach vorbeigefahren",
        "muell",
        "T-MUELL-1",
    ),
    Paraphrase("verschiebt sich die leerung der gelben säcke wegen pfingsten?", "muell", "T-MUELL-2"),
    Paraphrase("Was zahlen zwei Erwachsene mit drei Kindern im Schwimmbad?", "freibad", "T-FREIBAD-1"),
    Paraphrase(
        "Wir wollen in unserer Straße mit allen Nachbarn grillen und absperren, braucht man da was von euch?",
        "veranstaltung",
        "T-VERANST-2",
    ),
    Paraphrase("Darf ich ein Carport neben das Haus setzen ohne Bauantrag?", "bauantrag", "T-BAUEN-1"),
    Paraphrase("Die Straßenlampe vor unserm Haus flackert und geht dann ganz aus", "beleuchtung", "T-LAMPE-1"),
    Paraphrase("Hier ist es spiegelglatt und der Räumdienst war immer noch nicht da", "winter", "T-WINTER-1"),
    Paraphrase("Muss ich als Mieter eigentlich Schnee schippen vorm Haus?", "winter", "T-WINTER-2"),
    Paraphrase(
        "Auf dem Gottesacker ist alles voller Unkraut, da kümmert sich anscheinend keiner drum",
        "friedhof",
        "T-FRIED-1",
    ),
    Paraphrase("Bin am Wahlsonntag im Urlaub, wie komm ich vorher an meine Stimmzettel", "wahl", "T-WAHL-1"),
    Paraphrase("Gibts das Protokoll von der letzten Ratssitzung irgendwo im Netz?", "stadtrat", "T-RAT-1"),
    Paraphrase("Wieso ist heut Mittag die Sirene gegangen?", "feuerwehr", "T-FEUER-1"),
    Paraphrase("Hab im Rathaus mein Portmonee liegen lassen, hat das jemand abgegeben?", "fund", "T-FUND-1"),
    Paraphrase("Uns ist ein kleiner Hund ohne Halsband nachgelaufen, was tun?", "fund", "T-FUND-2"),
    Paraphrase("Nehmt ihr auch Schülerpraktikanten?", "stellen", "T-STELLE-2"),
    Paraphrase("Wieso ist das Abwasser schon wieder teurer geworden?", "gebuehren", "T-GEB-1"),
    Paraphrase("Der Schulbus kommt dauernd zu spät, wer macht das bei euch?", "zustaendigkeit", "T-ZUST-1"),
)
