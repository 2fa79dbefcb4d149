import texts from "./text.module.css";

/** Where an app is drawn (src/app/apps), with what stands there until it comes and what is said where no script runs. */
export function AppPlace(props: { app: string; withoutScript: string }) {
  return (
    <>
      <noscript>
        <p>{props.withoutScript}</p>
      </noscript>
      <div class={texts.app} data-app={props.app} data-needs-js="">
        <p data-waiting="">読み込んでいます…</p>
      </div>
    </>
  );
}
