"""The form for a local pack: it fits a phone, saves a good file, and sends nothing."""

import json
import tomllib

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.served import PAGES
from pack.toy import CASES, NUMBER, TEXT, TODAY
from playwright.sync_api import expect

from widgets.pack.choose import check_pack
from widgets.pack.rules import KINDS, list_rules, list_troubles


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "harbor-clinic.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def form(page, serve_notebook, clinic):
    """The form of a server with the toy pack, open on a small phone."""
    server = serve_notebook(PAGES / "mixed.ipynb", f"--pack={clinic}")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.url}pack")
    expect(page.get_by_role("button", name="Save harbor-clinic.toml")).to_be_visible()
    return page


def fill_contact(page):
    page.get_by_role("button", name="Add a contact").click()
    card = page.locator("[data-card=contacts]").last
    expect(card.get_by_label("Kind")).to_be_focused()
    card.get_by_label("Kind").select_option(label="People who have been there")
    card.get_by_label("What it is called").fill('A "group" for all')
    card.get_by_label("The number, as people read it").fill("(503) 555-0123")
    card.get_by_label("Who it is for").fill("For all.\nOn Mondays.")
    expect(card.get_by_label("What the phone dials")).to_have_value("5035550123")
    card.get_by_label("Where the number is from").fill("https://group.example.org/we")
    card.get_by_role("button", name="I checked it today").click()


def test_what_is_typed_becomes_a_file_that_the_server_takes(form, tmp_path):
    asked = len(form.context.asked)
    fill_contact(form)
    form.get_by_label("Name of the file").fill("Cove County!")
    with form.expect_download() as download:
        form.get_by_role("button", name="Save cove-county.toml").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    sent = [url for url in form.context.asked[asked:] if not url.startswith("blob:")]
    assert sent == [], "nothing is sent while somebody types and saves"
    assert path.name == "cove-county.toml"
    pack, before = tomllib.loads(path.read_text()), tomllib.loads(TEXT)
    assert pack["crisis"] == before["crisis"] and pack["contacts"][0] == before["contacts"][0]
    assert pack["contacts"][1]["label"] == 'A "group" for all'
    assert pack["contacts"][1]["tel"] == "tel:5035550123"
    assert check_pack(str(path)).stops == ()


HARD = 'Ñandú & "Söhne" \\ <b>it\'s</b> # 😀 = [x]'


def test_a_file_that_the_form_wrote_fills_the_form_again_and_is_written_the_same(
    page, serve_notebook, tmp_path
):
    path = tmp_path / "hard.toml"
    words = json.dumps(HARD, ensure_ascii=False)
    text = TEXT.replace('"peers", "therapist"', '"therapist", "peers"')  # the order of the form
    path.write_text(text.replace('"Harbor line"', words).replace('"Harbor County"', words))
    server = serve_notebook(PAGES / "mixed.ipynb", f"--pack={path}")
    page.goto(f"{server.url}pack?lang=es")
    written = page.locator("[data-toml]")
    expect(written).to_contain_text("Ñandú")
    first = written.text_content()
    assert tomllib.loads(first) == tomllib.loads(path.read_text())
    path.write_text(first)
    page.reload()
    expect(written).to_contain_text("Ñandú")
    assert written.text_content() == first


def test_a_fault_is_said_at_the_contact_and_in_the_list_and_leads_there(form):
    card = form.locator("[data-card=crisis]")
    card.get_by_label("What the phone dials").fill("HELP")
    dials = card.get_by_label("What the phone dials")
    fault = card.locator("[data-fault=tel]")
    expect(fault).to_have_text("A phone cannot dial “HELP”. Write digits only.")
    expect(dials).to_have_attribute("aria-invalid", "true")
    assert fault.get_attribute("id") in dials.get_attribute("aria-describedby").split()
    gap = fault.bounding_box()["y"] - dials.bounding_box()["y"] - dials.bounding_box()["height"]
    assert 0 <= gap < 16, "the sentence stands right below its field"
    assert dials.evaluate("e => getComputedStyle(e).borderTopStyle") == "dashed"
    form.locator("[data-summary]").get_by_role("link", name="cannot dial").click()
    expect(card.get_by_label("What the phone dials")).to_be_focused()
    card.get_by_role("button", name="Remove Help line 1").click()
    expect(form.locator("[data-summary]")).to_contain_text("Press “Add a help line”.")


def test_a_new_number_with_the_old_one_still_dialled_is_said_beside_both(form):
    card = form.locator("[data-card=crisis]")
    card.get_by_label("The number, as people read it").fill("503 555 0199")
    said = "“What the phone dials” is 15035550100. People read another number."
    expect(card.locator("[data-fault=tel]")).to_contain_text(said)
    card.get_by_label("What the phone dials").fill("503 555 0199")
    expect(card.locator("[data-fault=tel]")).to_be_hidden()


def test_a_new_contact_is_not_called_wrong_before_somebody_has_been_there(form):
    form.get_by_role("button", name="Add a contact").click()
    card = form.locator("[data-card=contacts]").last
    card.get_by_label("What it is called").fill("A group")
    expect(card.locator(".pack-fault:visible")).to_have_text(["“Kind” is missing. Write it in."])
    card.get_by_role("button", name="I checked it today").click()
    expect(card.get_by_label("Checked on")).not_to_have_value("")
    form.get_by_role("button", name="Save harbor-clinic.toml").click()
    expect(card.locator(".pack-fault:visible")).to_have_count(4)


def test_a_number_that_was_only_read_is_saved_as_not_tried(form):
    card = form.locator("[data-card=contacts]")
    card.get_by_label("I have only read it on a page.").check()
    expect(card.locator("[data-fault=checked]")).to_contain_text("not tried yet")
    toml = form.locator("[data-toml]")
    assert tomllib.loads(toml.text_content())["contacts"][0]["tried"] is False
    card.get_by_role("button", name="I checked it today").click()
    assert "tried" not in toml.text_content()


def test_leaving_with_something_unsaved_asks_first(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    form.locator("[data-place]").fill("Cove")
    form.get_by_role("link", name="oregon").click(no_wait_after=True)
    expect(form.locator("[data-place]")).to_have_value("Cove")
    assert asked == ["beforeunload"]
    with form.expect_download():
        form.locator("[data-save]").click()
    form.get_by_role("link", name="oregon").click()
    expect(form.locator("[data-card=contacts]")).not_to_have_count(1)
    assert asked == ["beforeunload"]


def test_the_form_fits_a_small_phone_and_axe_finds_no_fault(form):
    fill_contact(form)
    for width in (320, 1280):
        form.set_viewport_size({"width": width, "height": 800})
        assert form.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(form).response["violations"]
        assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
    small = form.evaluate(
        "[...document.querySelectorAll('.pack button, .pack input:not([type=checkbox])')]"
        ".filter((one) => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    assert form.locator("aside").first.get_by_role("link", name=NUMBER).is_visible()


def test_browser_and_server_find_the_same_faults(form):
    given = {
        name: {"place": "", "slots": [], "contacts": [], **raw} for name, (raw, _) in CASES.items()
    }
    found = form.evaluate(
        """async ([packs, rules, today]) => {
            const { check } = await import("/sbs/packcheck.js");
            const list = (pack) => check(pack, rules, today);
            const rows = Object.entries(packs).map(([name, pack]) => [name, list(pack)]);
            return Object.fromEntries(rows);
        }""",
        [json.loads(json.dumps(given)), list_rules(), TODAY.isoformat()],
    )
    for name, raw in given.items():
        assert found[name] == [vars(trouble) for trouble in list_troubles(raw, TODAY)], name
    assert form.locator("[data-slot-kind]").count() == len(KINDS)
