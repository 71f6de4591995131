from lardom.sampling.selection import Selection


def test_a_project_is_out_of_the_sample_until_somebody_chooses_it() -> None:
    chosen = Selection("p1", "selected", "A", (1, 2))
    assert Selection("p2").decision == "out"
    assert Selection("p2").steps == ()
    assert 2 in chosen.steps
