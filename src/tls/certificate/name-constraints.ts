import { BlockList, isIP } from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  type Certificate,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';

/** Constraints that permit these names and no others: whoever gets hold of the CA's key can pretend to be nobody else. */
export function permitOnly(names: readonly string[]): NameConstraints {
  const bases = new Set(names.map(baseOf));
  return new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(
      [...bases].map((base) => new GeneralSubtree({ base: toGeneralName(base) })),
    ),
  });
}

function baseOf(name: string): string {
  if (name.startsWith('127.')) return '127.0.0.0/8';
  const family = isIP(name);
  if (family === 0) return name.replace(/^\*\./, '');
  return `${name}/${family === 4 ? 32 : 128}`;
}

function toGeneralName(base: string): GeneralName {
  return new GeneralName(base.includes('/') ? { iPAddress: base } : { dNSName: base });
}

/** What the constraints of a CA permit, as it was written there; undefined where it has none. */
export function permittedBy({ tbsCertificate }: Certificate): string[] | undefined {
  const constraints = constraintsOf(tbsCertificate.extensions);
  return constraints?.permittedSubtrees?.flatMap(({ base }) => base.dNSName ?? base.iPAddress ?? []);
}

/** The names that a CA with such constraints cannot vouch for. */
export function forbiddenBy({ tbsCertificate }: Certificate, names: readonly string[]): string[] {
  const constraints = constraintsOf(tbsCertificate.extensions);
  if (constraints === undefined) return [];
  const permitted = constraints.permittedSubtrees?.map(({ base }) => base);
  const excluded = constraints.excludedSubtrees?.map(({ base }) => base) ?? [];
  return names.filter((name) => {
    // Subtrees of one kind say nothing of names of another.
    const rivals = permitted?.filter((base) => isSameKind(base, name)) ?? [];
    const isPermitted = rivals.length === 0 || rivals.some((base) => covers(base, name));
    return !isPermitted || excluded.some((base) => covers(base, name));
  });
}

function constraintsOf(extensions: Certificate['tbsCertificate']['extensions']): NameConstraints | undefined {
  const extension = extensions?.find(({ extnID }) => extnID === id_ce_nameConstraints);
  return extension && AsnConvert.parse(extension.extnValue, NameConstraints);
}

function isSameKind({ dNSName, iPAddress }: GeneralName, name: string): boolean {
  return (isIP(name) === 0 ? dNSName : iPAddress) !== undefined;
}

function covers({ dNSName, iPAddress }: GeneralName, name: string): boolean {
  const family = isIP(name);
  if (family !== 0) return iPAddress !== undefined && isWithin(name, family, iPAddress);
  const base = dNSName?.toLowerCase();
  if (base === undefined) return false;
  const host = name.replace(/^\*\./, '');
  return base === '' || host === base || host.endsWith(base.startsWith('.') ? base : `.${base}`);
}

function isWithin(address: string, family: number, subnet: string): boolean {
  const [network = '', prefix = ''] = subnet.split('/');
  if (isIP(network) !== family) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), kind);
  return list.check(address, kind);
}
