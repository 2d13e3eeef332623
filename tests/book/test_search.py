"""What learners type into the search, and the page that should come first."""

from urllib.parse import quote

from support.browser import Watch

# Query, and the page that teaches it.
QUERIES = """
neural network | 01-single-neuron
neuron | 01-single-neuron
weight | 01-single-neuron
bias | 01-single-neuron
intercept | 01-single-neuron
residuals | 01-single-neuron
set_weights | 01-single-neuron
NumPy | 00-numpy-pandas
broadcasting | 00-numpy-pandas
axis | 00-numpy-pandas
plane | 02-multiple-inputs
dense | 03-dense-layers
dense layers | 03-dense-layers
fully connected layer | 03-dense-layers
count parameters | 03-dense-layers
relu | 04-relu
sigmoid | 04-relu
softmax | 04-relu
activation function | 04-relu
logistic regression | 04-relu
probability | 04-relu
np.maximum | 04-relu
stacking | 05-stacking
MLP | 05-stacking
530433 | 05-stacking
loss | 06-compile-fit
cost function | 06-compile-fit
gradient descent | 06-compile-fit
learning rate | 06-compile-fit
step size | 06-compile-fit
mini-batch | 06-compile-fit
MSE | 06-compile-fit
standard deviation | 06-compile-fit
overfitting | 06b-diabetes
hyperparameter | 06b-diabetes
test set | 06b-diabetes
confusion matrix | 06b-diabetes
early stopping | 06b-diabetes
data leakage | 06c-concrete
forward pass | 07-numpy-forward
mynet.py | 07-numpy-forward
backprop | appendix-backward
chain rule | appendix-backward
install | reference/setup
colab | reference/setup
glossary | reference/glossary
exercises | practice/exercises
"""


def test_the_page_that_teaches_a_word_comes_first(built_site, browser):
    # Playwright evaluates what it waits for, which the policy of the site forbids.
    page = browser.new_page(bypass_csp=True)
    watch = Watch(page)
    page.goto(f"{(built_site / 'search.html').as_uri()}?q=set_weights")
    rows = [line.split(" | ") for line in QUERIES.strip().splitlines()]
    assert len(rows) >= 40
    first = "query => siteSearch.find(query)[0]?.address"
    found = {query: page.evaluate(first, query) for query, _ in rows}
    wrong = [
        (query, found[query], wanted)
        for query, wanted in rows
        if found[query] != f"chapters/{wanted}.html"
    ]
    assert wrong == []
    # Parts of names with underscores, and of numbers as they are written.
    for query in ("weights", "set_weights", "530,433"):
        assert page.evaluate("query => siteSearch.find(query).length", query), query
    # Marks are in the text alone, open what is folded there, and go away.
    assert "set_weights" in page.locator(".search mark").all_inner_texts()
    assert "Suggest edit" not in page.locator("#search-results").inner_text()
    page.locator("#search-results li a").first.click()
    marks = "CSS.highlights.get('found')?.size ?? 0"
    page.wait_for_function(f"({marks}) > 0")
    assert "highlight" not in page.url
    within = """[...CSS.highlights.get('found')].every(
      ({ startContainer }) => startContainer.parentElement.closest('article'))"""
    assert page.evaluate(within)
    page.keyboard.press("Escape")
    assert page.evaluate(marks) == 0
    page.locator(".right-next").click()
    assert page.evaluate(marks) == 0
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


def test_a_word_that_nothing_says_gets_no_blame(built_site, browser):
    page = browser.new_page()
    page.goto(f"{(built_site / 'search.html').as_uri()}?q=zzyzx")
    said = page.locator("#search-results").inner_text()
    assert said.startswith("Nothing here says")
    page.close()


def test_a_fold_opens_for_what_is_looked_for_in_it(built_site, browser):
    address = (built_site / "chapters/01-single-neuron.html").as_uri()
    fold = "document.querySelector('article details.deeper')"
    page = browser.new_page()
    page.goto(address)
    place = page.evaluate(f"{fold}.querySelector('[id]')?.id ?? {fold}.id")
    words = page.evaluate(f"{fold}.querySelector('p').textContent.slice(0, 25)")
    page.close()
    for end in (f"#{place}", f"#:~:text={quote(words, safe='')}"):
        page = browser.new_page(bypass_csp=True)
        page.goto(address + end)
        page.wait_for_function(f"{fold}.open")
        page.close()


def test_signs_are_left_to_right_and_no_icon_lies_on_what_is_typed(built_site, browser):
    page = browser.new_page()
    # An iPhone's browser has no full screen.
    page.add_init_script(
        "Object.defineProperty(Document.prototype, 'fullscreenEnabled', "
        "{ get: () => false })"
    )
    page.goto((built_site / "chapters/04-relu.html").as_uri())
    assert page.locator(".btn-fullscreen-button").count() == 0
    page.evaluate("document.documentElement.dir = 'rtl'")
    turned = """() => [...document.querySelectorAll("article :is(pre, code, math)")]
      .filter(one => getComputedStyle(one).direction !== "ltr").length"""
    assert page.evaluate(turned) == 0
    page.goto(f"{(built_site / 'search.html').as_uri()}?q=loss")
    free = """() => [...document.querySelectorAll("form.bd-search")]
      .filter(form => form.checkVisibility()).map(form => {
        const [icon, input] = ["svg, i", "input"].map(one => form.querySelector(one));
        return input.getBoundingClientRect().left
          + parseFloat(getComputedStyle(input).paddingInlineStart)
          - icon.getBoundingClientRect().right;
      })"""
    gaps = page.evaluate(free)
    assert gaps
    assert min(gaps) >= 0, gaps
    # At 400 % of 1280 pixels, long names in what was found break.
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { configurable: true,
    get() { throw new DOMException("blocked", "SecurityError"); } });
}"""


def test_where_storage_is_blocked_everything_works(built_site, browser):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(BLOCKED)
    watch = Watch(page)
    page.goto((built_site / "chapters/01-single-neuron.html").as_uri())
    page.locator(".theme-switch-button:visible").click()
    assert page.evaluate("document.documentElement.dataset.theme") in {"light", "dark"}
    page.locator(".primary-toggle:visible").click()
    assert page.locator("#pst-primary-sidebar-modal").evaluate("e => e.open")
    page.keyboard.press("Escape")
    page.locator(".secondary-toggle:visible").click()
    contents = page.locator("#pst-secondary-sidebar-modal")
    contents.locator("a[href^='#']").first.click()
    assert not contents.evaluate("e => e.open")
    page.locator(".search-button:visible").click()
    page.locator("#pst-search-dialog input").fill("loss")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert watch.faults == []
    page.close()
