from collections.abc import Callable, Mapping

class TTFontFace:
    charToGlyph: Mapping[int, int]
    charWidths: Mapping[int, float]

class TTFont:
    face: TTFontFace
    def __init__(self, name: str, filename: str) -> None: ...

makeToUnicodeCMap: Callable[[str, list[object]], str]
