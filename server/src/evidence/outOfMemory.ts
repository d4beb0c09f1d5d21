/** Whether something failed for want of memory: a worker's objects, or the bytes of an array. */
export const isOutOfMemory = (problem: unknown): boolean =>
  problem instanceof Error &&
  (('code' in problem && problem.code === 'ERR_WORKER_OUT_OF_MEMORY') ||
    /^(Array buffer allocation failed|Invalid typed array length)/.test(problem.message))
