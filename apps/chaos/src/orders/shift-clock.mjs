// Loaded into a worker before its own code: its calendar is that of the twin. Monotonic time stays as it is.
const shiftMs = Number(process.env['CHAOS_CLOCK_SHIFT_MS'] ?? '0');
const systemNow = Date.now.bind(Date);
Date.now = () => systemNow() + shiftMs;
