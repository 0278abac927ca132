import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

/** Where Maven Central has it, below the root of the repository. */
const COORDINATES = 'io/github/amps-sandbox/amps-sandbox';
const DEPLOY = 'org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy';
const CLASSIFIERS = ['.jar', '-sources.jar', '-javadoc.jar', '.pom'];

/** Deploys the Java client with sources and documentation into a folder that is laid out as Maven Central is. */
export async function stageMaven({ root, folder, scratch, version, say }) {
  // A copy, so that what is built in the checkout itself stays as it is.
  const project = join(scratch, 'java');
  const source = join(root, 'clients/java');
  await cp(source, project, { recursive: true, filter: (path) => path !== join(source, 'target') });
  const options = ['--batch-mode', '--no-transfer-progress', '--quiet', '--activate-profiles', 'release'];
  const target = `-DaltDeploymentRepository=staging::${pathToFileURL(folder)}`;
  await run('mvn', [...options, '-DskipTests', target, 'package', DEPLOY], { cwd: project });
  const place = join(folder, COORDINATES, version);
  const missing = CLASSIFIERS.map((end) => join(place, `amps-sandbox-${version}${end}`)).filter(
    (path) => !existsSync(path),
  );
  if (missing.length > 0) throw new Error(`Maven did not make ${missing.join(', ')}.`);
  say('jar, sources, documentation and pom');
  return {
    publish: [
      `for file in ${place}/*.jar ${place}/*.pom; do gpg --armor --detach-sign "$file"; done`,
      `(cd ${folder} && zip -r ../maven-central.zip ${COORDINATES}/${version}) # upload it at https://central.sonatype.com/publishing`,
    ],
  };
}
