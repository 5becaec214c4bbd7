class BitString:
    contents: bytes

class Certificate:
    serial_number: int
    issuer: object
    @classmethod
    def load(cls, encoded_data: bytes, strict: bool = False) -> Certificate: ...
    def dump(self, force: bool = False) -> bytes: ...
    def __getitem__(self, key: str) -> BitString: ...
