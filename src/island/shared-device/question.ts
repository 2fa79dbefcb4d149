import { button, element, openDialog } from "../elements.ts";
import { ANSWER_WITHIN_MS } from "./presence.ts";

/** Seconds before the end at which a screen reader says once more how many are left. */
const LAST_CALL = 20;

/** Asks whether somebody is still there. */
export interface Question {
  /** Opens the question, and from then on counts down what is left. */
  ask: (seconds: number) => void;
  close: () => void;
}

export function prepareQuestion(onStay: () => void, onLeave: () => void): Question {
  let asked: { dialog: HTMLDialogElement; count: HTMLElement; call: HTMLElement } | undefined;
  const open = () => {
    const consequence = element(
      "p",
      { id: "shared-consequence" },
      `しばらく操作がありません。このまま${ANSWER_WITHIN_MS / 1000}秒たつと、次の人のために最初の画面にもどり、見ていたページや選んだ文字の大きさを忘れます。`,
    );
    const count = element("b", {});
    const call = element("p", { className: "visually-hidden", role: "status" });
    const rest = element("p", { ariaHidden: "true" }, "あと", count, "秒");
    const dialog = openDialog(
      "shared-dialog",
      "まだ見ていますか？",
      consequence,
      rest,
      call,
      button("続けて見る", onStay, "shared-first"),
      button("使い終わる", onLeave),
    );
    dialog.role = "alertdialog";
    dialog.setAttribute("aria-describedby", consequence.id);
    // Escape, or a touch beside the answers.
    dialog.addEventListener("cancel", onStay);
    dialog.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) onStay();
    });
    return { dialog, count, call };
  };
  return {
    ask(seconds) {
      asked ??= open();
      asked.count.textContent = String(seconds);
      if (seconds === LAST_CALL) asked.call.textContent = `あと${LAST_CALL}秒です。`;
    },
    close() {
      asked?.dialog.close();
      asked = undefined;
    },
  };
}
