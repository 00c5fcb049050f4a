"""Usual first names in German towns, folded: by them a line is known that a platform wrote above a comment."""

from typing import Final

FIRST_NAMES: Final = frozenset(
    (
        "achim", "adam", "ahmed", "aischa", "aleksandra", "alexander", "alexandra", "ali", "alina", "amelie", "amina",
        "ana", "andrea", "andreas", "andrzej", "angela", "angelika", "anika", "anita", "anja", "anke", "anna", "anne",
        "annette", "antje", "anton", "antonia", "armin", "arne", "astrid", "axel", "ayse", "barbara", "bastian",
        "beate", "ben", "benjamin", "bernd", "bernhard", "bettina", "bianca", "birgit", "bjorn", "britta", "bruno",
        "burak", "carina", "carla", "carmen", "carola", "carolin", "carsten", "charlotte", "christa", "christian",
        "christiane", "christina", "christine", "christoph", "clara", "claudia", "conny", "cornelia", "daniel",
        "daniela", "david", "dennis", "detlef", "dieter", "dirk", "dominik", "doris", "dorothea", "edith", "elena",
        "eleni", "elif", "elisabeth", "elke", "ella", "emilia", "emine", "emma", "eric", "erich", "erik", "erika",
        "ernst", "erwin", "esra", "eva", "evelyn", "fabian", "fatih", "fatma", "felix", "finn", "florian", "frank",
        "franz", "franziska", "friederike", "friedrich", "fritz", "gabi", "gabriele", "georg", "gerd", "gerda",
        "gerhard", "gertrud", "gisela", "giuseppe", "gudrun", "guido", "gunter", "gunther", "hanna", "hannah",
        "hannelore", "hannes", "hans", "harald", "hasan", "heidi", "heike", "heiko", "heiner", "heinrich", "heinz",
        "helena", "helga", "helmut", "henning", "henrik", "henry", "herbert", "hermann", "hildegard", "holger", "horst",
        "hubert", "hussein", "ibrahim", "igor", "ilona", "ilse", "ina", "ines", "inga", "ingeborg", "ingo", "ingrid",
        "irene", "irina", "iris", "irmgard", "isabel", "isabell", "ivan", "jan", "jana", "janina", "jannik", "jasmin",
        "jens", "jessica", "joachim", "jochen", "johann", "johanna", "johannes", "jonas", "jorg", "josef", "judith",
        "julia", "julian", "juliane", "jurgen", "jutta", "kai", "karen", "karin", "karl", "karla", "karolin", "karsten",
        "katarzyna", "katharina", "kathrin", "katja", "katrin", "kerstin", "kevin", "kirsten", "klaus", "konrad",
        "kristin", "kristina", "kurt", "lara", "larissa", "lars", "laura", "lea", "lena", "leon", "leonie", "lina",
        "linda", "linus", "lisa", "lothar", "louisa", "luca", "lucas", "ludwig", "luis", "luisa", "lukas", "lutz",
        "magdalena", "maike", "malte", "mandy", "manfred", "manuel", "manuela", "marc", "marcel", "marco", "marcus",
        "maren", "margarete", "margit", "margot", "maria", "mariam", "marianne", "marie", "mario", "marion", "markus",
        "marlene", "marta", "martin", "martina", "marvin", "mathias", "matthias", "max", "maximilian", "mehmet",
        "melanie", "merle", "mia", "michael", "michaela", "michelle", "mirjam", "mohamed", "mohammad", "mohammed",
        "monika", "moritz", "murat", "mustafa", "nadia", "nadine", "nadja", "natalia", "natalie", "natascha", "nick",
        "nico", "nicole", "niklas", "nils", "nina", "noah", "nora", "norbert", "olaf", "ole", "oleg", "olga", "oliver",
        "oskar", "otto", "paul", "paula", "peter", "petra", "philip", "philipp", "pia", "rainer", "ralf", "ralph",
        "ramona", "regina", "reiner", "reinhard", "renate", "rene", "ricarda", "richard", "rita", "robert", "robin",
        "roland", "rolf", "roman", "ronny", "rosa", "rosemarie", "rudi", "rudolf", "ruth", "sabine", "sabrina",
        "samuel", "sandra", "sara", "sarah", "sascha", "sebastian", "selin", "sevgi", "sibylle", "siegfried", "sigrid",
        "silke", "silvia", "simon", "simone", "sina", "sofia", "sofie", "sonja", "sophia", "sophie", "stefan",
        "stefanie", "stephan", "stephanie", "susanne", "sven", "svenja", "sylvia", "tanja", "tatjana", "theo",
        "theresa", "thomas", "thorsten", "tim", "timo", "tina", "tobias", "tom", "torben", "torsten", "udo", "ulf",
        "uli", "ulla", "ulrich", "ulrike", "ursula", "ute", "uwe", "valentin", "vanessa", "vera", "verena", "veronika",
        "viktor", "viktoria", "volker", "waltraud", "werner", "wilfried", "wilhelm", "wolfgang", "yannick", "yasmin",
        "yusuf", "yvonne", "zeynep",
    )
)  # fmt: skip
