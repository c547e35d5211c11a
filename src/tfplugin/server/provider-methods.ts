// Every RPC of protocol 6 with what answers it.
import { fromThrown } from '../diagnostics/from-atlas-error';
import type { Logger } from '../logs/logger';
import { CallFunctionResponse, Empty, ProviderDefinition } from '../proto/tfplugin6';
import type { GrpcMethods, UnaryMethod } from '../transport/grpc-method';
import { configureProvider } from './configure-provider';
import { getMetadata } from './get-metadata';
import { getProviderSchema } from './get-provider-schema';
import { readDataSource } from './read-data-source';
import { refuseRpc } from './refuse-rpc';
import type { ServerContext } from './server-context';
import { decodeRequest, unaryRpc, type Rpc, type WithDiagnostics } from './unary-rpc';
import { validateDataSourceConfig } from './validate-data-source-config';
import { validateProviderConfig } from './validate-provider-config';

const { fullName, methods } = ProviderDefinition;

type Served = Partial<Record<keyof typeof methods, UnaryMethod>>;

export function providerMethods(context: ServerContext): GrpcMethods {
  const served: Served = { ...servedForTheProvider(context), ...servedForDataSources(context) };
  const names = Object.keys(methods) as (keyof typeof methods)[];
  return new Map(
    names.map((name) => [`/${fullName}/${methods[name].name}`, served[name] ?? refused(name, context.logger)]),
  );
}

function servedForTheProvider(context: ServerContext): Served {
  const { logger } = context;
  return {
    getMetadata: unaryRpc(methods.getMetadata, logger, () => getMetadata(context)),
    getProviderSchema: getProviderSchema(context),
    validateProviderConfig: unaryRpc(methods.validateProviderConfig, logger, (request) =>
      validateProviderConfig(context, request),
    ),
    configureProvider: unaryRpc(methods.configureProvider, logger, (request, call) =>
      configureProvider(context, request, call),
    ),
    stopProvider: stopProvider(context),
    getFunctions: unaryRpc(methods.getFunctions, logger, () => ({})),
    getResourceIdentitySchemas: unaryRpc(methods.getResourceIdentitySchemas, logger, () => ({})),
    callFunction: callFunction(),
  };
}

function servedForDataSources(context: ServerContext): Served {
  const { logger } = context;
  return {
    validateDataResourceConfig: unaryRpc(methods.validateDataResourceConfig, logger, (request) =>
      validateDataSourceConfig(context, request),
    ),
    readDataSource: unaryRpc(methods.readDataSource, logger, (request, call) => readDataSource(context, request, call)),
  };
}

function stopProvider({ running }: ServerContext): UnaryMethod {
  return {
    kind: 'unary',
    handle: (bytes) => {
      decodeRequest(methods.stopProvider, bytes);
      running.stopAll();
      return Empty.encode({}).finish();
    },
  };
}

/** The one answer that carries its problem as text. */
function callFunction(): UnaryMethod {
  return {
    kind: 'unary',
    handle: () => {
      try {
        return refuseRpc(methods.callFunction.name);
      } catch (reason) {
        return CallFunctionResponse.encode({ error: { text: fromThrown(reason).detail } }).finish();
      }
    },
  };
}

function refused(name: keyof typeof methods, logger: Logger): UnaryMethod {
  const rpc = methods[name] as Rpc<Empty, WithDiagnostics>;
  return unaryRpc(rpc, logger, () => refuseRpc(rpc.name));
}
