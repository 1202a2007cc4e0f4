// Stands in for the worker: writes the same kind of log, and waits.
const log = (record) => console.log(JSON.stringify({ level: 30, ...record }));
log({ msg: 'RestApiWorker setup completed', note: 'only in a field' });
log({ msg: 'RestApiWorker started (Mock Mode)' });
log({ msg: 'environment', ...process.env });
setInterval(() => undefined, 60_000);
