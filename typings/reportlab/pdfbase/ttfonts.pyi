from collections.abc import Callable, Mapping

class TTFontFace:
    charToGlyph: Mapping[int, int]
    charWidths: Mapping[int, float]
    glyphPos: list[int]
    def get_table(self, tag: str) -> bytes: ...

class TTFont:
    face: TTFontFace
    def __init__(self, name: str, filename: str) -> None: ...

makeToUnicodeCMap: Callable[[str, list[object]], str]
