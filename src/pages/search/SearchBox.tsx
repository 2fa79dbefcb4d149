import { usePlan } from "#queries/plan.ts";
import { Icon } from "#ui/Icon.tsx";
import searchBox from "#ui/SearchBox.module.css";
import { describeSearchExamples } from "#words/ja/search-fields.ts";

interface SearchBoxProps {
  /** What stands in the field at first. */
  text?: string;
  onInput?: (text: string) => void;
  /** The end of typing. */
  onSubmit?: (text: string) => void;
}

/** The field for words: in the document, so that typing need not wait, and in the app that takes its place. */
export function SearchBox(props: SearchBoxProps) {
  const view = usePlan();
  return (
    <form
      class={searchBox.box}
      action="/search"
      data-needs-js=""
      onSubmit={(event) => {
        event.preventDefault();
        // The address may not have the last letters yet.
        const words = new FormData(event.currentTarget).get("q");
        props.onSubmit?.(typeof words === "string" ? words : "");
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        id="q"
        name="q"
        aria-label="さがすことば"
        placeholder={describeSearchExamples(view().plan)}
        autocomplete="off"
        enterkeyhint="search"
        maxlength="200"
        value={props.text ?? ""}
        onInput={(event) => props.onInput?.(event.currentTarget.value)}
      />
      <button type="submit">さがす</button>
    </form>
  );
}
