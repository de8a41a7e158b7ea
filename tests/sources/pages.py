"""Pages for the tests: a few sentences of news with what a site puts around them."""

PARAGRAPHS = (
    "The harbour council voted on Thursday to lease the north quay to a private company for twelve years.",
    "Mayor Ilse Brandt, who had opposed the lease in the spring, said that the city could not pay for the repairs alone.",
    "Her predecessor called the vote a mistake and announced a petition, which needs four thousand signatures by September.",
    "The company promised to keep all of the ninety workers, and put forty million euros into the cranes and the railway.",
)


def page(*, head: str = "", body: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """An HTML page: navigation, an article, a footer with another day in it."""
    article = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><h1>Council leases the north quay</h1>{article}</article>{body}<footer>Copyright 2019, all rights reserved</footer></body></html>"
    )
