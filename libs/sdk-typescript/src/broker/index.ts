export { brokerAgent, secureBrokerAgent } from './broker-agent.ts';
export { brokerConnect, type BrokerTarget } from './broker-connect.ts';
