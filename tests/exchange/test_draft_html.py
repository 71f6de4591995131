"""The part of a web page that is the report."""

from lardom.exchange.draft_html import main_content


def test_the_main_part_is_taken_and_noise_dropped() -> None:
    page = "<body><header>Sajt</header><main><p>Hej</p><script>x</script><p hidden>Dold</p></main></body>"
    assert main_content(page) == "<main><p>Hej</p></main>"


def test_a_page_without_main_part_is_taken_whole_but_for_its_frame() -> None:
    assert "Hej" in main_content("<p>Hej</p><nav>Meny</nav>")
    assert "Meny" not in main_content("<p>Hej</p><nav>Meny</nav>")


def test_letters_survive_whatever_the_page_says_of_its_encoding() -> None:
    assert "Åsa" in main_content('<html><head><meta charset="latin-1"></head><body><p>Åsa</p></body></html>')
