"""What can go wrong, a sentence each: what is wrong, where, and what to do next."""


class PalmerstonError(Exception):
    """Any failure that a user can do something about; the command line prints its message and exits 1."""


class UnreadableDocument(PalmerstonError):
    """A source cannot be turned into a document: empty, binary, too large, malformed."""


class ExtentOutside(PalmerstonError):
    """A fact points outside its text, or at nothing: the record is not written."""


class MissingModel(PalmerstonError):
    """A trained model is not in the package, or is not the one that was shipped."""


class StoreTooNew(PalmerstonError):
    """The store was written by a newer version of the program."""


class StoreUnusable(PalmerstonError):
    """The store cannot be opened, read or written: no permission, a full disk, another file format."""


class NoSuchThing(PalmerstonError):
    """What was asked for is not in the store; the message says what comes near."""
