npx --yes ./amps-sandbox-*.tgz --port 4010
