/** The keys under which classic agents keep their configuration. */

/** In the desired and in the reported section. */
export const configurationWrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';

/** Of the public preview (March to July 2019), whose properties were bare values. */
export const obsoleteConfigurationWrapper = 'azureiot*com^securityAgentConfiguration^1*0*0';
