// The JSON Schema of a spec: how a value may be written, how it begins, where a field stands.

export const isList = Array.isArray;
export const isFields = (value) => typeof value === "object" && value !== null && !isList(value);

export class Schema {
  constructor(whole) {
    this.whole = whole;
  }

  deref(schema) {
    return schema.$ref ? this.whole.$defs[schema.$ref.split("/").pop()] : schema;
  }

  ways(schema) {
    const found = schema.anyOf ?? schema.oneOf ?? [schema];
    return found.filter((way) => way.type !== "null").map((way) => this.deref(way));
  }

  /** Return how a value is written now, among the ways that its schema allows. */
  way(schema, value) {
    const ways = this.ways(schema);
    const fields = ways.find((way) => way.properties);
    const list = ways.find((way) => way.type === "array");
    if (isFields(value) && fields) return fields;
    if (isList(value) && list) return list;
    const flat = ways.find((way) => !way.properties && way.type !== "array");
    if (value === undefined && list && !fields) return list;
    return flat ?? fields ?? list;
  }

  /** Return the smallest value that a field can begin with; lists begin with what they must hold. */
  fresh(schema, like) {
    const shape = schema.discriminator ? null : this.way(schema, isFields(like) || isList(like) ? like : undefined);
    if (!shape) return { kind: "text", paragraphs: [""] };
    if (shape.properties) {
      const made = {};
      for (const name of shape.required ?? []) {
        const field = shape.properties[name];
        if (field.const === undefined) made[name] = this.fresh(field);
      }
      for (const name of isFields(like) ? Object.keys(like) : []) made[name] ??= typeof like[name] === "string" ? "" : undefined;
      return JSON.parse(JSON.stringify(made));
    }
    if (shape.type === "array") {
      const many = isList(like) ? like.length : Math.max(1, shape.minItems ?? 1);
      return Array.from({ length: many }, () => this.fresh(shape.items));
    }
    if (this.ways(schema).some((one) => one.type === "boolean")) return "true";
    return shape.enum?.[0] ?? "";
  }

  /** Set a field; a new one takes its place in the order of the schema, before the blocks. */
  put(data, schema, name, value) {
    if (name in data) {
      data[name] = value;
      return;
    }
    const order = Object.keys(schema.properties).filter((one) => one !== "blocks" || schema !== this.whole);
    const rank = (one) => (order.indexOf(one) + 1 || order.length + 1);
    const before = Object.entries(data);
    let at = before.findIndex(([one]) => one === "blocks" || rank(one) > rank(name));
    if (at < 0) at = before.length;
    before.splice(at, 0, [name, value]);
    for (const one of Object.keys(data)) delete data[one];
    Object.assign(data, Object.fromEntries(before));
  }
}
