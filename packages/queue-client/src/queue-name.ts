/** Which of the two lists a task came from. */
export type QueueName = 'priority' | 'normal';
