/**
 * Starting a call: what it is, how it sounds, that everyone knows. Then this page becomes the page of the call: a page
 * that is left lets go of the microphone, so nothing is loaded anew.
 */

import { CallPage } from "./call-page.js";
import { Capture } from "./capture.js";
import { ConsentPanel } from "./consent-panel.js";
import { h, show } from "./dom.js";
import { icon } from "./icons.js";
import { Listening } from "./listening.js";
import { post, told } from "./rest.js";
import { SetUpForm } from "./setup-form.js";
import { Sides } from "./sides.js";

class StartPage {
  constructor() {
    this.busy = false;
    this.capture = new Capture();
    this.sides = new Sides(this.capture);
    this.consent = new ConsentPanel(() => void this.start());
    this.form = new SetUpForm(() => this.renamed());
    this.lock = h("p", { class: "promise" }, icon("lock"), h("span", {}, "Nothing leaves this page before you say so, and nothing leaves this machine."));
    show(
      h(
        "header",
        { class: "start-head" },
        h("div", {}, h("h1", {}, "Start a call"), h("p", { class: "quiet" }, "Check that both sides are heard, tell everyone, and go.")),
        this.lock,
      ),
      h(
        "div",
        { class: "start-grid" },
        this.form.element,
        h("section", { class: "panel sound", "aria-labelledby": "sound-title" }, h("h2", { id: "sound-title" }, "The sound"), this.sides.element),
      ),
      this.consent.element,
      h("p", { class: "small quiet start-foot" }, "New here? ", h("a", { href: "/welcome" }, "How Copilot works, in three screens"), "."),
    );
    this.capture.listeners.add({ side: () => this.refresh() });
    this.renamed();
    this.refresh();
    void this.sides.begin();
  }

  renamed() {
    this.sides.callThem(this.form?.meterOnly ? "The other person" : "The buyer");
  }

  refresh() {
    if (this.busy) return;
    const { rep, buyer } = this.capture.sides;
    if (!rep.open) this.consent.tell("Your microphone comes first.", false, false);
    else if (buyer.open) this.consent.tell("Both sides are connected.", true, true);
    else this.consent.tell("Only you are heard so far. The other side can be added during the call too.", true, false);
  }

  async start() {
    if (this.busy || !this.form.valid()) return;
    if (!this.capture.sides.rep.open) {
      this.sides.rep.action.focus();
      return;
    }
    this.busy = true;
    this.consent.tell("Starting.", false, true);
    const setUp = this.form.body();
    try {
      const { call } = await post("/api/live", setUp);
      this.become(call, setUp);
    } catch (error) {
      this.busy = false;
      this.consent.tell(told(error), true, true);
    }
  }

  /** @param {string} call @param {Record<string, unknown>} setUp */
  become(call, setUp) {
    history.replaceState(null, "", `/call/${encodeURIComponent(call)}`);
    document.querySelector("main")?.classList.replace("start", "call");
    this.capture.begin(call, setUp, false);
    new CallPage(call, new Listening(this.capture, this.sides, call, setUp));
    document.querySelector("h1")?.focus();
    scrollTo(0, 0);
  }
}

new StartPage();
