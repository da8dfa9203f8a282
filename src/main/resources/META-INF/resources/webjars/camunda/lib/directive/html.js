export {html, svg, render, nothing} from '../../../webjars/lit-html/3.2.1/lit-html.js';
export {repeat} from '../../../webjars/lit-html/3.2.1/directives/repeat.js';
