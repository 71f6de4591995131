from lardom.claims.material import Material


def test_a_study_may_lack_any_table() -> None:
    material = Material()
    assert material.projects == ()
    assert material.claims == ()
    assert material.settings.language == "sv"
