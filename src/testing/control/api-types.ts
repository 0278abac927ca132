import type { paths } from '../../control/contract.gen.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Path = keyof paths;

type JsonOf<Content> = Content extends { 'application/json': infer Body } ? Body : undefined;

interface OperationTypes {
  readonly parameters: { readonly path?: unknown; readonly query?: unknown };
  readonly requestBody?: unknown;
  readonly responses: unknown;
}

/** The methods that a path has. */
export type MethodOf<P extends Path> = {
  [M in Method]: paths[P][M] extends OperationTypes ? M : never;
}[Method];

export type OperationOf<P extends Path, M extends Method> = paths[P][M] extends OperationTypes
  ? paths[P][M]
  : never;

type BodyOf<Op extends OperationTypes> =
  NonNullable<Op['requestBody']> extends { content: infer Content } ? JsonOf<Content> : undefined;

/** What a call of an operation is made of. */
export interface CallParts<Op extends OperationTypes> {
  readonly path?: Op['parameters']['path'];
  readonly query?: Op['parameters']['query'];
  readonly body?: BodyOf<Op>;
}

/** What an operation answers where it succeeds. */
export type ResultOf<Op extends OperationTypes> = {
  [Status in keyof Op['responses'] & (200 | 201 | 204)]: Op['responses'][Status] extends {
    content: infer Content;
  }
    ? JsonOf<Content>
    : undefined;
}[keyof Op['responses'] & (200 | 201 | 204)];
