/**
 * The log tells what happened to the program, never about people: no addresses, no queries, no bodies, the pattern of a
 * route instead of the path (which holds references and ids), and of a database error no values.
 */
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { type Logger, type LoggerOptions, pino, stdSerializers } from 'pino'
import type { Config } from './config.ts'

const options = (config: Pick<Config, 'LOG_LEVEL'>): LoggerOptions => ({
  level: config.LOG_LEVEL,
  base: null,
  formatters: { level: (label: string) => ({ level: label }) },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  serializers: { err: describeFault, error: describeFault, req: () => undefined, res: () => undefined },
})

/** The logger of commands and of the worker: one JSON object a line, to standard output. */
export const openLog = (config: Pick<Config, 'LOG_LEVEL'>): Logger => pino(options(config))

/** For `Fastify({ ...loggerOptions(config) })`. */
export const loggerOptions = (config: Pick<Config, 'LOG_LEVEL'>): { logger: LoggerOptions; logController: LogController } => ({
  logger: options(config),
  logController: new RequestLog({ requestIdLogLabel: 'reference' }),
})

/** One line for each answer: method, pattern of the route, status, milliseconds, and the reference a person may quote. */
class RequestLog extends LogController {
  override incomingRequest(): void {}
  override routeNotFound(): void {}

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  }
}

/** What is logged of a fault. Messages of database errors quote values, so they are left out; code and place remain. */
export function describeFault(fault: unknown): object {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const frames = (fault.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  const { type } = stdSerializers.err(fault)
  const told = fault as Error & { code?: string; severity?: string; table?: string; column?: string; constraint?: string; routine?: string }
  const isFromDatabase = typeof told.severity === 'string'
  return {
    type,
    ...(isFromDatabase
      ? { table: told.table, column: told.column, constraint: told.constraint, routine: told.routine }
      : { message: fault.message }),
    ...(told.code === undefined ? {} : { code: told.code }),
    stack: frames.join('\n'),
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  }
}
