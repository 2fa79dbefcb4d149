import { For, Show } from "solid-js";
import { usePlan } from "#queries/plan.ts";
import selects from "#ui/Selects.module.css";
import texts from "./text.module.css";

/**
 * Choices that leave of a page's entries (`data-of`) those of a policy, an area or a department; a script of these pages
 * does it (src/app/apps/narrow.ts). Without scripts the page shows all of them, and no choices. `hasMine` offers what the
 * reader follows as well; an entry is then of its own item too.
 */
export function NarrowForm(props: { count: number; hasMine?: boolean }) {
  const view = usePlan();
  const choices = () =>
    [
      {
        name: "policy",
        label: "基本方針",
        options: view().plan.policies.map(({ id, title }) => ({ value: id, name: title })),
      },
      { name: "area", label: "地域", options: view().plan.areas.map(({ slug, name }) => ({ value: slug, name })) },
      {
        name: "department",
        label: "担当",
        options: view().plan.departments.map(({ slug, name }) => ({ value: slug, name })),
      },
    ].filter(({ options }) => options.length > 0);
  return (
    <>
      <search>
        <form data-narrow="" data-needs-js="" data-app="narrow">
          <details>
            <summary>しぼりこむ</summary>
            <div class={selects.selects}>
              <For each={choices()}>
                {({ name, label, options }) => (
                  <label>
                    {label}
                    <select name={name}>
                      <option value="">すべて</option>
                      <For each={options}>{(option) => <option value={option.value}>{option.name}</option>}</For>
                    </select>
                  </label>
                )}
              </For>
            </div>
            <Show when={props.hasMine}>
              <label class={selects.check}>
                <input type="checkbox" name="mine" value="1" />
                フォローしているもの
              </label>
            </Show>
          </details>
        </form>
      </search>
      <p class={texts.count} role="status" data-count="">
        {`${props.count}件`}
      </p>
    </>
  );
}
