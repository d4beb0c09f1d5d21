import { execFileSync } from 'node:child_process'

/** Watches what a process and all it started hold in memory; returns a function that stops and gives the peak in MB (0 where `ps` is missing). */
export function watchMemory(pid) {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, megabytes(pid))
  }, 500)
  timer.unref()
  return () => {
    clearInterval(timer)
    return peak
  }
}

function megabytes(pid) {
  const rows = processes()
  const kilobytesOf = parent => {
    const own = rows.find(row => row.pid === parent)?.rss ?? 0
    return rows.filter(row => row.parent === parent).reduce((total, row) => total + kilobytesOf(row.pid), own)
  }
  return Math.round(kilobytesOf(pid) / 1024)
}

function processes() {
  try {
    const table = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    return table
      .trim()
      .split('\n')
      .map(line => {
        const [pid, parent, rss] = line.trim().split(/\s+/).map(Number)
        return { pid, parent, rss }
      })
  } catch {
    return []
  }
}
