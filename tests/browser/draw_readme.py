"""Take the README's picture from the running app: ``make picture``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))
from browser.chromium import FLAGS, find_chromium
from browser.served import ROOT, Served

VIEW = "?at=journey&path=medicine_first&talk=no&week=24"
TARGET = ROOT / "notebooks" / "images" / "journey.png"


def draw() -> None:
    """Write the journey at week 24 as the README shows it."""
    served = Served("notebooks/app.ipynb")
    TARGET.parent.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1180, "height": 1790})
        page.goto(served.url + VIEW)
        page.wait_for_selector("[data-sbs='journey'][data-ready='true']")
        page.screenshot(path=TARGET)
        browser.close()
    served.stop()


if __name__ == "__main__":
    draw()
