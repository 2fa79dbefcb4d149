import { usePlan } from "#queries/plan.ts";
import { Icon } from "#ui/Icon.tsx";
import searchBox from "#ui/SearchBox.module.css";
import { describeSearchExamples } from "#words/ja/search-fields.ts";

/** The field for words, the document's own: what is typed there stays as it is when the app comes (SearchApp.tsx). */
export function SearchBox() {
  const view = usePlan();
  return (
    <search>
      <form class={searchBox.box} action="/search" data-needs-js="" data-search="">
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
        />
        <button type="submit">さがす</button>
      </form>
    </search>
  );
}
