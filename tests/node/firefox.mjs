// Run all cells of a page in Firefox, over WebDriver BiDi.
// Usage: node firefox.mjs PROGRAM ADDRESS; prints the cells' states and outputs as JSON.
import puppeteer from "puppeteer-core";

const [executablePath, address] = process.argv.slice(2);
const browser = await puppeteer.launch({ browser: "firefox", executablePath });
try {
  const page = await browser.newPage();
  await page.goto(address);
  await page.click("button[data-run-all]");
  const states = () =>
    [...document.querySelectorAll("[data-cell] [data-output]")].map(
      (one) => one.dataset.state,
    );
  let found;
  do {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answer = await page.$(".python-bar [data-answer]");
    await answer?.click();
    found = await page.evaluate(states);
  } while (found.some((state) => !["ok", "error"].includes(state)));
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll("[data-cell]")].map((cell) =>
      [...cell.querySelectorAll("[data-mine] pre")].map((one) => one.textContent).join(""),
    ),
  );
  console.log(JSON.stringify({ states: found, shown }));
} finally {
  await browser.close();
}
