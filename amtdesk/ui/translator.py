"""The window's words: the one gettext catalogue behind Qt's `tr`, and Qt's own German for its menus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from amtdesk.ui.overriding import override

if TYPE_CHECKING:
    from amtdesk.system.language import Language


class CatalogueTranslator(QTranslator):
    """Answers `self.tr("…")` from the catalogue that the command line and the documents use as well."""

    def __init__(self, language: "Language") -> None:
        super().__init__()
        self._language = language

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self._language.text(sourceText)

    @override
    def isEmpty(self) -> bool:
        return False


class Translators:
    """The translators that are installed: exchanged as a whole when the language changes."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []

    def speak(self, language: "Language") -> None:
        """Let the window speak this language from now on; what is built already keeps its words."""
        self.silence()
        # the later one is asked first: Qt's own words by their context, then the catalogue, which always answers
        self._installed = [CatalogueTranslator(language), _qt_words(language.code)]
        for translator in self._installed:
            # The application owns it: were it Python's, its garbage collection could end it in the middle of a
            # translation, and Qt would wait for itself (the lock that translating reads is the one that ending writes).
            translator.setParent(QCoreApplication.instance())
            QCoreApplication.installTranslator(translator)

    def silence(self) -> None:
        """Take the words away before the application goes."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []


def _qt_words(code: str) -> QTranslator:
    translator = QTranslator()
    if code != "en":
        translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator
