// The form-js instance behind a Camunda Form. Tasklist keeps it to itself; form-js hands it to its own components
// through the context of its renderer (Preact keeps the drawn tree at the container, as "__k").

const CONTAINER = '.fjs-container';
const NOT_TYPED = new Set(['expression', 'button']);

function search(vnode) {
  const service = vnode?.props?.value?.getService;
  if (service) {
    return service('form');
  }
  for (const child of vnode?.__k ?? []) {
    const found = search(child);
    if (found) {
      return found;
    }
  }
  return null;
}

const isEmpty = value => value === null || value === undefined || value === ''
  || (Array.isArray(value) && value.length === 0);

/** Whether two values of a field are the same to a person: all ways of being empty are one. */
export const same = (a, b) => (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** What form-care needs of a form: its fields, what is in them, what is wrong with them. */
export class FormInstance {

  constructor(element, form) {
    this.element = element;
    this.form = form;
    const kinds = form.get('formFields');
    this.fields = form.get('formFieldRegistry').getAll()
      .filter(field => field.key && !NOT_TYPED.has(field.type) && kinds.get(field.type)?.config.keyed)
      .map(field => ({id: field.id, key: field.key, type: field.type, label: field.label || field.dateLabel || field.key,
        empty: kinds.get(field.type).config.emptyValue}));
    this.initial = structuredClone(form._getState().data);
  }

  /** @returns null when form-js draws differently than expected */
  static of(element) {
    const form = search(element.querySelector(CONTAINER)?.__k);
    return form ? new FormInstance(element, form) : null;
  }

  onChange(tell) {
    this.form.on('changed', tell);
  }

  /** What differs from how the form opened, by key; null where a field was emptied. */
  changes() {
    const {data} = this.form._getState();
    return Object.fromEntries(this.fields.filter(({key}) => !same(data[key], this.initial[key]))
      .map(({key}) => [key, isEmpty(data[key]) ? null : data[key]]));
  }

  /** Puts a draft into the form; a field that it does not have goes back to how it opened. */
  show(changes) {
    const {data} = this.form._getState();
    const values = {};
    for (const {key, empty} of this.fields) {
      const wanted = Object.hasOwn(changes, key) ? changes[key] ?? empty : this.initial[key];
      if (!same(wanted, data[key])) {
        values[key] = wanted;
      }
    }
    if (Object.keys(values).length > 0) {
      this.form._setState({data: {...data, ...values}});
    }
  }

  /** Takes over what is still on its way from the field in which the person is. */
  flush() {
    const field = document.activeElement;
    if (field && this.element.contains(field)) {
      field.blur();
    }
  }

  /** Wrong fields by id, of those that are shown. */
  validate() {
    return this.form.validate();
  }

  errors() {
    return this.form._getState().errors;
  }

  setErrors(errors) {
    this.form._setState({errors});
  }

  byId(id) {
    return this.fields.find(field => field.id === id);
  }

  byLabel(label) {
    return this.fields.find(field => field.label === label);
  }

  /** The field as the form's file has it. */
  schemaOf(field) {
    return this.form.get('formFieldRegistry').get(field.id);
  }

  /** The field's input, as far as it is drawn. */
  input(field) {
    return [...this.element.querySelectorAll(`[id*="-${CSS.escape(field.id)}"]`)]
      .find(node => node.matches('input, textarea, select'));
  }

  /** The field to which an input belongs. */
  fieldOf(input) {
    return this.fields.find(field => new RegExp(`-${field.id}(-date|-time|-\\d+)?$`).test(input.id));
  }
}
