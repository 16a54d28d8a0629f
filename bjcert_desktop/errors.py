"""The one family of errors that people are meant to read."""


class BjcertError(Exception):
    """Something a person can act on: what is wrong and where, and what to do about it (both in Chinese)."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}{remedy}")
        self.message = message
        self.remedy = remedy


class GuideError(BjcertError):
    """The guide's data are incomplete or contradict themselves."""


class CaseError(BjcertError):
    """A choice that the guide does not know, or a quantity out of range."""


class RegistryError(BjcertError):
    """A workbook that cannot be read, or a unit that is not in it."""


class FormError(BjcertError):
    """A Word template that cannot be used as it is."""


class PolicyError(BjcertError):
    """A setting that does not fit."""


class ExportError(BjcertError):
    """A file or folder that cannot be written."""


class PlaceError(BjcertError):
    """A name or place in data that leads out of the folder it belongs to."""
