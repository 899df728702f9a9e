/** The long connection's protobuf frame (pbbp2.proto of the official SDKs), written apart from the SDK so that it can contradict it. */
import protobuf from 'protobufjs';

export type Frame = {
  SeqID: number;
  LogID: number;
  service: number;
  method: number;
  headers: { key: string; value: string }[];
  payload?: Uint8Array;
};

const schema = `syntax = "proto2"; package pbbp2;
message Header { required string key = 1; required string value = 2; }
message Frame {
  required uint64 SeqID = 1; required uint64 LogID = 2; required int32 service = 3; required int32 method = 4;
  repeated Header headers = 5; optional string payload_encoding = 6; optional string payload_type = 7;
  optional bytes payload = 8; optional string LogIDNew = 9;
}`;

const type = protobuf.parse(schema, { keepCase: true }).root.lookupType('pbbp2.Frame');

/** 0: ping and pong, 1: an event or its answer. */
export const frameMethod = { control: 0, data: 1 } as const;

/** Bytes of a frame. */
export function encodeFrame(frame: Frame): Uint8Array {
  return type.encode(type.create(frame)).finish();
}

/** The frame in `bytes`; throws on anything else. */
export function decodeFrame(bytes: Uint8Array): Frame {
  return type.toObject(type.decode(bytes), { longs: Number, bytes: Uint8Array, arrays: true }) as Frame;
}

export function headerOf(frame: Frame, key: string): string | undefined {
  return frame.headers.find((header) => header.key === key)?.value;
}
