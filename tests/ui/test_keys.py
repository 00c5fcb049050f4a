"""The key map: every key once, in the words that stand on a German keyboard."""

from collections import Counter

from amtdesk.ui.app import PAGES, WindowApp
from amtdesk.ui.key_map import KEY_MAP
from amtdesk.ui.keys import key_text
from amtdesk.ui.wishes import Wishes


def test_no_key_has_two_meanings_in_one_place() -> None:
    everywhere = [keys for one in KEY_MAP if one.place == "everywhere" for keys in (one.keys, *one.also)]
    pages = [spec.shortcut for spec in PAGES]

    for place in {one.place for one in KEY_MAP}:
        local = [keys for one in KEY_MAP if one.place == place != "everywhere" for keys in (one.keys, *one.also)]
        twice = {keys for keys, count in Counter([*everywhere, *pages, *local]).items() if count > 1}
        assert not twice


def test_every_wish_of_the_key_map_is_a_deed() -> None:
    assert not [one.wish for one in KEY_MAP if one.wish and not callable(getattr(Wishes, one.wish, None))]


def test_no_single_letter_is_a_shortcut() -> None:
    assert not [one.keys for one in KEY_MAP if one.wish and len(one.keys) == 1]


def test_keys_read_as_on_a_german_keyboard(running: WindowApp) -> None:
    assert running.language.code == "de"
    assert [key_text(keys) for keys in ("Ctrl+Return", "Ctrl+Shift+N", "Del", "Ctrl++", "Ctrl+-")] == [
        "Strg Eingabe",
        "Strg Umschalt N",
        "Entf",
        "Strg +",
        "Strg −",
    ]


def test_qts_own_menus_speak_german(running: WindowApp) -> None:
    assert running.app.translate("QWidgetTextControl", "&Undo") == "&Rückgängig"
