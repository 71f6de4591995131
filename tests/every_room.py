"""Puts something into each room of a seeded instance, and tells an address for every page with a blank in it.

`LARDOM_HOME=… python tests/every_room.py` prints as JSON the addresses by pattern (see `routes`), and more places.
"""

import io
import json
import os
import re
import sys
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lardom.web.site.settings")
Rows = dict[str, list[str]]
ROOT = Path(__file__).resolve().parents[1]
IN_DOUBT = "Något helt annat som ingen sade."


class Filler:
    """The lead, who does one of everything through the pages' own forms and acts."""

    def __init__(self) -> None:
        from django.test import Client

        from lardom.web.study.models import Person, Study

        self.study = Study.objects.get()
        self.people = {person.name: person for person in Person.objects.all()}
        self.lead = self.people["Eira Lindh"]
        self.client = Client(HTTP_HOST="127.0.0.1")
        self.client.force_login(self.lead)

    def post(self, path: str, *, inside: bool = True, **told: Any) -> str:
        """Do an act and return where it leads."""
        address = f"/s/{self.study.slug}/{path}" if inside else path
        answer = self.client.post(address, {"act": str(uuid.uuid4()), **told})
        if answer.status_code != 302:
            raise RuntimeError(f"{address}: {answer.status_code} {answer.content.decode()[-900:]}")
        return str(answer["Location"])

    def one(self, table: type[Any], **which: Any) -> Any:
        """Return a row of the study."""
        return table._default_manager.filter(study=self.study, **which).order_by("pk").last()


def fill(do: Filler) -> Rows:
    """Do one of everything and return the addresses that came of it."""
    from lardom.web.study import actions

    actions.give_roles(do.study, person=do.lead, roles=["lead", "researcher", "key-holder"], by=do.lead)
    rows: Rows = {}
    for part in (_material, _texts, _coding, _claims, _comparison, _report, _people, _files):
        rows |= dict(part(do))
    return rows


type Told = Iterator[tuple[str, list[str]]]


def _material(do: Filler) -> Told:
    from lardom.web.fieldwork.models import Interview, KeyName, Respondent
    from lardom.web.portfolio.models import Party, Project
    from lardom.web.sampling.models import Selection

    do.post("fieldwork/key/add/", name="Rut Ek", pseudonym="B-R1", kind="person")
    project, party = do.one(Project), do.one(Party)
    yield "portfolio/<int:number>/", [f"portfolio/{project.pk}/"]
    yield "portfolio/<int:number>/change/", [f"portfolio/{project.pk}/change/"]
    yield "portfolio/<int:number>/parties/add/", [f"portfolio/{project.pk}/parties/add/"]
    yield "portfolio/parties/<int:number>/change/", [f"portfolio/parties/{party.pk}/change/"]
    yield "portfolio/figures/behind/", ["portfolio/figures/behind/?name=projects"]
    yield "sampling/<int:number>/", [f"sampling/{do.one(Project, pk=do.one(Selection).project_id).pk}/"]
    person, interview = do.one(Respondent).pk, do.one(Interview).pk
    yield "fieldwork/respondents/<int:number>/", [f"fieldwork/respondents/{person}/"]
    yield "fieldwork/respondents/<int:number>/withdraw/", [f"fieldwork/respondents/{person}/withdraw/"]
    yield "fieldwork/interviews/<int:number>/", [f"fieldwork/interviews/{interview}/"]
    yield "fieldwork/key/<int:number>/", [f"fieldwork/key/{do.one(KeyName).pk}/"]


def _texts(do: Filler) -> Told:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lardom.web.coding.models import Coding
    from lardom.web.study import jobs
    from lardom.web.transcripts.queries import texts as queries

    coded = do.one(Coding)
    text, document = queries.in_use(do.study, coded.transcript_id)
    turn = next(one for one in document.turns if one.start <= coded.start < one.end)
    do.post(f"transcripts/{text.pk}/turns/{turn.number}/", words=IN_DOUBT, why="prov", seen=text.version)
    files = [SimpleUploadedFile("ny.txt", b"Anna: Hur?\n\nBo: S\xc3\xa5.\n"), SimpleUploadedFile("trasig.docx", b"nej")]
    delivery = do.post("transcripts/bring/", files=files).split("transcripts/")[1]
    jobs.run_waiting()
    here = f"transcripts/{text.pk}/"
    yield "transcripts/bring/<int:number>/", [f"transcripts/{delivery}"]
    yield "transcripts/<int:number>/", [here]
    yield "transcripts/<int:number>/differences/", [f"{here}differences/?old=1&new=2"]
    yield "transcripts/<int:number>/voices/", [f"{here}voices/"]
    yield "transcripts/<int:number>/turns/<int:turn>/", [f"{here}turns/2/"]
    yield "transcripts/<int:number>/versions/<int:version>/original/", [f"{here}versions/1/original/"]


def _coding(do: Filler) -> Told:
    from lardom.web.coding.models import Code, Group, Mark, Round
    from lardom.web.study.models import Event
    from lardom.web.transcripts.models import Transcript

    do.post("coding/rounds/", name="Första läsningen", kind="marking", blind="on")
    marks = Mark.objects.of(do.study).filter(removed=False)[:2]
    do.post("coding/groups/put/", mark=[mark.pk for mark in marks], into="new", name="Mod")
    group, code = do.one(Group), Code.objects.of(do.study).get(ref="K01")
    do.post(f"coding/groups/{group.pk}/say/", text="Är det mod?")
    do.post("coding/codebook/new/", name="Ny kod", kind="")
    act = Event.objects.filter(study=do.study, kind__startswith="code").order_by("pk").last()
    text = Transcript.objects.of(do.study).get(ref="B-1.txt").pk
    listed = do.client.get(f"/s/{do.study.slug}/coding/disagreements/").content.decode()
    place = re.findall(r"coding/disagreements/\d+/\d+/", listed)[0]
    yield "coding/rounds/<int:number>/", [f"coding/rounds/{do.one(Round).pk}/"]
    yield "coding/read/<int:transcript>/", [f"coding/read/{text}/"]
    yield "coding/read/<int:transcript>/changes/", [f"coding/read/{text}/changes/?since=0"]
    yield "coding/read/<int:transcript>/turn/<int:turn>/", [f"coding/read/{text}/turn/2/"]
    yield "coding/read/<int:transcript>/turn/<int:turn>/memo/", [f"coding/read/{text}/turn/2/memo/"]
    yield "coding/carried/<int:transcript>/", [f"coding/carried/{text}/"]
    yield "coding/codebook/<int:number>/", [f"coding/codebook/{code.pk}/"]
    yield "coding/history/<int:event>/", [f"coding/history/{act.number if act else 1}/"]
    yield "coding/groups/<int:number>/", [f"coding/groups/{group.pk}/"]
    yield "coding/disagreements/<int:transcript>/<int:start>/", [place]
    yield (
        "coding/agreement/",
        ["coding/agreement/", "coding/agreement/?unit=turns&label=K01", "coding/agreement/?label=*"],
    )
    yield "coding/agreement/file.<str:ending>", ["coding/agreement/file.csv"]
    yield "coding/matrices/cell/", ["coding/matrices/cell/?row=T0&column=P01"]
    yield "coding/search/", ["coding/search/", "coding/search/?q=upphandling"]
    yield "coding/search/quotations.<str:kind>", ["coding/search/quotations.csv?q=upphandling"]
    yield "coding/matrices/file.<str:ending>", ["coding/matrices/file.csv"]


def _claims(do: Filler) -> Told:
    from lardom.web.claims.models import Claim, Quotation
    from lardom.web.coding.models import Coding

    claims = {one.ref: one.pk for one in Claim.objects.of(do.study)}
    contrast = Claim.objects.of(do.study).filter(kind="contrast").order_by("pk").first()
    do.post(f"claims/{claims['C036']}/comment/", text="Håller det?")
    pages = [f"claims/{claims['C036']}/", *([f"claims/{contrast.pk}/"] if contrast else [])]
    coding = Coding.objects.of(do.study).filter(removed=False, ref__gt="", doubt="").order_by("pk")[0]
    yield "claims/<int:claim>/", pages
    yield "claims/", ["claims/?section=6.1", "claims/?q=finns-inte"]
    yield "claims/from-code/", ["claims/from-code/?code=K01"]
    yield "claims/link/", [f"claims/link/?claim={claims['C036']}"]
    yield "claims/quotations/<int:quotation>/", [f"claims/quotations/{do.one(Quotation).pk}/"]
    yield "claims/quotations/new/", [f"claims/quotations/new/?coding={coding.ref}"]


def _comparison(do: Filler) -> Told:
    from lardom.web.comparison.models import Summary
    from lardom.web.fieldwork.models import Answer

    item = do.one(Answer).item
    for display, row in (("framework", "P01"), ("joint", item)):
        there = do.one(Summary, kind=display, row=row, theme="T0")
        do.post(
            f"comparison/{display}/write/", row=row, theme="T0", text="Mod fanns.", seen=there.version if there else 0
        )
    qca = f"outcome=answer:{item}&condition=code:T0&condition=code:K01&expected=code:K01"
    yield "comparison/", ["comparison/", "comparison/?a=code:K01"]
    yield "comparison/file.<str:ending>", ["comparison/file.csv?a=code:K01"]
    yield "comparison/patterns/", ["comparison/patterns/", "comparison/patterns/?condition=code:K01&outcome=code:T0"]
    yield "comparison/patterns/file.<str:ending>", ["comparison/patterns/file.csv?condition=code:K01&outcome=code:T0"]
    yield "comparison/framework/cell/", ["comparison/framework/cell/?row=P01&theme=T0"]
    yield "comparison/framework/file.<str:ending>", ["comparison/framework/file.parquet"]
    yield "comparison/joint/file.<str:ending>", ["comparison/joint/file.csv"]
    yield "comparison/saturation/file.<str:ending>", ["comparison/saturation/file.csv"]
    yield "comparison/configurations/", ["comparison/configurations/", f"comparison/configurations/?{qca}&robust=on"]
    yield "comparison/configurations/file.<str:ending>", [f"comparison/configurations/file.csv?{qca}"]
    yield "comparison/configurations/terms.<str:ending>", [f"comparison/configurations/terms.csv?{qca}"]
    yield "comparison/networks/", ["comparison/networks/", "comparison/networks/?of=codes"]
    yield "comparison/networks/<slug:kind>.<str:ending>", ["comparison/networks/codes.gexf"]


def _report(do: Filler) -> Told:
    from lardom.web.report.models import Draft, Printed
    from lardom.web.study import jobs
    from lardom.web.study.models import Job

    draft = do.one(Draft)
    here = f"report/{draft.pk}/"
    text = draft.current.text
    do.post(f"{here}save/", text=text + "\nVi räknade till 99 projekt.\n", base=1, why="prov")
    do.post(f"{here}comments/", text="Säkert?", place="")
    do.post(f"{here}print/order/", wanted=["audit-html"])
    jobs.run_waiting()
    yield "jobs/<int:number>/", [f"jobs/{do.one(Job).pk}/"]
    yield "report/file/<int:printed>/", [f"report/file/{do.one(Printed).pk}/"]
    yield "report/rules/<slug:code>/", ["report/rules/C201/"]
    yield "report/<int:draft>/versions/<int:version_number>/", [f"{here}versions/1/"]
    yield "report/<int:draft>/compare/", [f"{here}compare/?before=1&after=2"]
    yield "report/<int:draft>/parts/", [f"{here}parts/?kind=quotation"]
    for name in ("", "summary/", "title/", "versions/", "review/", "print/"):
        yield f"report/<int:draft>/{name}", [f"{here}{name}"]


def _people(do: Filler) -> Told:
    from lardom.web.study.models import Membership

    member = Membership.objects.of(do.study).get(person=do.people["Alma Rehn"])
    do.post("people/invite/", email="ny@example.org", roles=["reader"])
    yield "people/<int:number>/remove/", [f"people/{member.pk}/remove/"]
    yield "trail/<str:form>/", ["trail/csv/"]


def _files(do: Filler) -> Told:
    from django.core.files.uploadedfile import SimpleUploadedFile

    def table(text: str) -> SimpleUploadedFile:
        return SimpleUploadedFile("lista.csv", text.encode())

    for room, name, text in (
        ("portfolio", "projects", "project_id;title\nP99;Luft\n;Utan nummer\n"),
        ("sampling", "sample", "project_id;label\nP01;A\n"),
        ("fieldwork", "respondents", "respondent_id;project_id\nB-R9;P07\n"),
    ):
        look = do.post(f"exchange/{room}/{name}/", file=table(text)).split(f"{do.study.slug}/")[1]
        yield f"exchange/{room}/<slug:table>/", [f"exchange/{room}/{name}/"]
        yield f"exchange/{room}/<slug:table>/<uuid:file>/", [look]
    yield from _parcels(do)


def _parcels(do: Filler) -> Told:
    """Files of other tools: one looked at, one that cannot be read, one that has come in; files that are to go out."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from refi_files import project, qdpx, selection, text_source

    from lardom.web.study import jobs

    def sent(name: str, content: bytes) -> str:
        return do.post("exchange/refi/", file=SimpleUploadedFile(name, content)).split(f"{do.study.slug}/")[1]

    codes = '<Code guid="k1" name="Mod" isCodable="true"/><Code guid="k2" name="Ny kod" isCodable="true"/>'
    here, beside = (text_source(name, selection(1, 5, "k1"), inline="Vi tror det.") for name in ("B-1.txt", "Ny"))
    brought = sent("inne.qdpx", qdpx(project(beside, codes=codes)))
    jobs.run_waiting()
    do.post(brought, codes="same")
    jobs.run_waiting()
    looks = [brought, sent("gammalt.qdpx", qdpx(project(here, beside, codes=codes))), sent("trasig.qdpx", b"PK nej")]
    ready = [do.post("exchange/refi/out/", what=what).split(f"{do.study.slug}/")[1] for what in ("project", "book")]
    jobs.run_waiting()
    yield "exchange/refi/<int:number>/", looks
    yield "exchange/refi/out/<int:number>/", ready
    yield "exchange/refi/out/<int:number>/study.<str:ending>", [f"{ready[0]}study.qdpx"]


def passkey() -> dict[str, Any]:
    """Return what a browser answers when it has made a passkey."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from fido2.cose import ES256
    from fido2.utils import websafe_encode
    from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    made = AttestedCredentialData.create(bytes(16), b"k" * 16, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    signed = AuthenticatorData.create(bytes(32), flags, 0, made)
    told = CollectedClientData.create("webauthn.create", b"c" * 32, "http://127.0.0.1")
    response = {
        "clientDataJSON": websafe_encode(told),
        "attestationObject": websafe_encode(AttestationObject.create("none", signed, {})),
    }
    name = websafe_encode(b"k" * 16)
    return {"id": name, "rawId": name, "type": "public-key", "clientExtensionResults": {}, "response": response}


def _ways_in(do: Filler) -> Told:
    """Links of every kind, a folder that waits, and a person whose second factor is asked for."""
    import datetime as dt

    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    from lardom.web.study import actions
    from lardom.web.study.models import Invitation

    for name in ("Dag Holm", "Eira Lindh"):
        TOTP.activate(do.people[name], "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(do.lead)
    key = Authenticator.objects.create(user=do.lead, type="webauthn", data={"name": "Nyckeln", "credential": passkey()})
    soon = timezone.now() + dt.timedelta(days=1)
    Invitation.objects.create(digest=actions.digest("first"), expires=soon, owner=True)
    Invitation.objects.create(digest=actions.digest("used"), expires=soon, owner=True, used_at=timezone.now())
    links = [
        "first", "used", actions.let_in(do.people["Alma Rehn"]),
        actions.invite(do.study, email="rut@example.org", roles=["reader"], by=do.lead),
        actions.invite(do.study, email="vi@example.org", roles=["assistant", "key-holder"], by=do.lead),
    ]  # fmt: skip
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w") as into:
        starter = ROOT / "src" / "lardom" / "exchange" / "starter" / "sv"
        for path in sorted(starter.rglob("*")):
            if path.is_file():
                into.writestr(f"studie/{path.relative_to(starter)}", path.read_bytes())
    look = do.post("/bring/", inside=False, file=SimpleUploadedFile("studie.zip", folder.getvalue()))
    alma = do.people["Alma Rehn"]
    reset = f"/password/reset/key/{user_pk_to_url_str(alma)}-{default_token_generator.make_token(alma)}/"
    yield "invited/<str:secret>/", [f"/invited/{secret}/" for secret in links]
    yield "bring/<uuid:file>/", [look]
    yield r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", [reset, "/password/reset/key/1-gammal/"]
    yield "2fa/webauthn/keys/<int:pk>/remove/", [f"/2fa/webauthn/keys/{key.pk}/remove/"]
    yield "2fa/webauthn/keys/<int:pk>/edit/", [f"/2fa/webauthn/keys/{key.pk}/edit/"]


def rendered(name: str) -> str:
    """Return a page that is shown only when we have failed or somebody hurries too much."""
    from django.template.loader import render_to_string
    from django.test import RequestFactory

    return render_to_string(name, {"language": "en"}, RequestFactory(HTTP_HOST="127.0.0.1").get("/"))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests"))
    django.setup()
    filler = Filler()
    inside = {
        f"s/<slug:study>/{pattern}": [f"/s/{filler.study.slug}/{one}" for one in told]
        for pattern, told in fill(filler).items()
    }
    failing = {name: rendered(name) for name in ("429.html", "site/our_fault.html")}
    sys.stdout.write(json.dumps({"rows": inside | dict(_ways_in(filler)), "failing": failing}))
