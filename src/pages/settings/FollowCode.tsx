import { createSignal, Show } from "solid-js";
import { decodeFollowCode, encodeFollowCode, type FollowCodeProblem } from "#domain/follow-code.ts";
import { useFollows } from "#queries/follows.ts";
import { usePlan } from "#queries/plan.ts";
import { copyText } from "../copy-text.ts";
import texts from "../text.module.css";
import { onFragment } from "./on-fragment.ts";
import { PART_MISSING } from "./part-missing.ts";
import { QrCode } from "./QrCode.tsx";
import styles from "./SettingsPage.module.css";

const PROBLEMS: Record<FollowCodeProblem, string> = {
  empty: "コードを入れてください。",
  mistyped: "コードが正しくありません。1文字ずつ確かめてください。",
  "newer-format": "新しい版のアプリで作ったコードです。アプリを更新してから入れてください。",
};

/** Name of the fragment that carries a code: it never leaves the device. */
const FRAGMENT = /^#f=(.+)$/;

/** What is followed as a code to copy, print or scan, and a field to take one in. */
export function FollowCode() {
  const view = usePlan();
  const follows = useFollows();
  const [typed, setTyped] = createSignal("");
  const [notice, setNotice] = createSignal("");
  const link = `${location.origin}/settings#f=`;
  const ids = () => follows.list().map(({ id }) => id);
  const code = () => encodeFollowCode(view().plan.id, ids(), view().plan.followRegister);

  onFragment((fragment) => {
    const shared = FRAGMENT.exec(fragment)?.[1];
    if (!shared) return;
    setTyped(shared);
    // Who uses this browser next finds no follows in its address bar or history.
    history.replaceState(history.state, "", location.pathname + location.search);
  });

  const copy = async (text: string, what: string) => {
    setNotice(
      (await copyText(text))
        ? `${what}をコピーしました。`
        : "コピーできませんでした。コードを長く押してコピーしてください。",
    );
  };
  const take = async () => {
    const text = typed();
    const decoded = decodeFollowCode(text, view().plan.followRegister);
    if (!decoded.ok) return setNotice(PROBLEMS[decoded.reason]);
    if (decoded.plan !== view().plan.id) {
      const part = await import("./add-from-before.ts").catch(() => null);
      if (!part) return setNotice(PART_MISSING);
      const listIds = (register?: readonly string[]) => {
        const it = register && decodeFollowCode(text, register);
        return it?.ok ? it.ids : null;
      };
      return setNotice(await part.addFromBefore(view().plan, decoded.plan, listIds, follows.add));
    }
    follows.add(decoded.ids);
    const missing = decoded.unknown > 0 ? `（ほかの${decoded.unknown}件は、データを更新すると入れられます）` : "";
    setNotice(`${decoded.ids.length}件をフォローに加えました${missing}。`);
    // What is not known yet can be taken in again after the next data.
    if (decoded.unknown === 0) setTyped("");
  };

  return (
    <div class={texts.prose}>
      <p>
        フォローしているものを短いコードにします。機種変更やホーム画面への追加のとき、控えておけば、入れ直すだけで戻せます。コードはどこにも送られません。
      </p>
      <Show when={ids().length > 0} fallback={<p>まだ何もフォローしていません。</p>}>
        <code class={styles.code} data-follow-code="" translate="no" innerText={code()} />
        <div>
          <button type="button" class={styles.button} onClick={() => copy(code(), "コード")}>
            コードをコピー
          </button>{" "}
          <button type="button" class={styles.button} onClick={() => copy(link + code(), "リンク")}>
            リンクをコピー
          </button>
        </div>
        <QrCode text={link + code()} label="フォローコードのQRコード" />
      </Show>
      <form
        class={styles.field}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <label for="code">フォローコードを入れる</label>
        <input
          id="code"
          autocomplete="off"
          autocapitalize="characters"
          maxlength="2000"
          spellcheck={false}
          value={typed()}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div>
          <button type="submit" class={styles.button}>
            フォローに加える
          </button>
        </div>
      </form>
      <p role="status" innerText={notice()} />
    </div>
  );
}
