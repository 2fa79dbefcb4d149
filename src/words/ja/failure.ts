import type { Failure } from "#domain/failure.ts";

/** A failure in plain words: what happened, and what the reader can do. */
export interface FailureWords {
  sentence: string;
  next: string;
}

const wordsFor = (button: string): Record<Failure, FailureWords> => ({
  offline: {
    sentence: "いまはインターネットにつながっていません。",
    next: `つながる場所で、もう一度「${button}」を押してください。`,
  },
  unreachable: {
    sentence: "データを取りに行きましたが、サイトから正しい返事がありませんでした。",
    next: `しばらくしてから、もう一度「${button}」を押してください。`,
  },
  slow: {
    sentence: "通信に時間がかかりすぎたため、データの更新をやめました。",
    next: `電波のよい場所で、もう一度「${button}」を押してください。`,
  },
  "not-ours": {
    sentence: "Wi-Fiのログイン画面が返ってきたようです。データは更新していません。",
    next: `Wi-Fiの接続手続きを済ませるか、別の回線に切り替えてから、もう一度「${button}」を押してください。`,
  },
  damaged: {
    sentence: "データが途中で欠けたり壊れたりしていたため、使いませんでした。",
    next: `もう一度「${button}」を押すと、取り直します。`,
  },
  "too-large": {
    sentence: "届いたデータが決められた大きさを超えていたため、読み込みをやめました。",
    next: "しばらくしてから、もう一度お試しください。",
  },
  older: {
    sentence: "届いたデータは、この端末がすでに受け取ったものより古いため、使いませんでした。",
    next: `新しいデータが行きわたるまで、しばらくしてから、もう一度「${button}」を押してください。`,
  },
  "newer-than-app": {
    sentence: "データの形が新しくなり、いまのアプリでは読めません。",
    next: "アプリを新しい版に更新してください。すべてのタブを閉じて開き直すと更新できることがあります。",
  },
  "no-space": {
    sentence: "端末の空き容量が足りず、データを保存できませんでした。",
    next: "表示はこのまま続けられます。写真などを整理して空きを作ると、保存できるようになります。",
  },
  "storage-refused": {
    sentence: "ブラウザの設定により、この端末にデータを保存できません。",
    next: "表示はこのまま続けられます。プライベートブラウズをやめるか、サイトデータの保存を許可してください。",
  },
  "storage-lost": {
    sentence: "端末に保存したデータを読み書きできなくなりました。",
    next: "表示はこのまま続けられます。アプリを閉じて開き直してください。",
  },
  blocked: {
    sentence: "ほかのタブで古い版のアプリが開いているため、保存したデータを使えません。",
    next: "このサイトのほかのタブをすべて閉じてから、開き直してください。",
  },
  "newer-storage": {
    sentence: "この端末のデータは、もっと新しい版のアプリが保存したもので、いまのアプリでは読み書きできません。",
    next: "表示はこのまま続けられます。すべてのタブを閉じて開き直すと、新しい版に切り替わることがあります。",
  },
});

/** What a reader is told about a failure, and the next step; `button` is the name of what tries again where they are. */
export function describeFailure(failure: Failure, button = "更新を確認"): FailureWords {
  return wordsFor(button)[failure];
}
