declare module "*.module.css" {
  const classes: { readonly [name: string]: string };
  export default classes;
}
/** Minified, as text. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}
declare module "*.css";
