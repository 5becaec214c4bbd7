from enum import Enum

class AxisAlignment(Enum):
    ALIGN_MIN = ...

class InnerScaling(Enum):
    NO_SCALING = ...

class Margins:
    def __init__(self, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> None: ...

class BoxConstraints:
    def __init__(self, width: float | None = None, height: float | None = None) -> None: ...

class SimpleBoxLayoutRule:
    def __init__(
        self,
        x_align: AxisAlignment,
        y_align: AxisAlignment,
        margins: Margins = ...,
        inner_content_scaling: InnerScaling = ...,
    ) -> None: ...
