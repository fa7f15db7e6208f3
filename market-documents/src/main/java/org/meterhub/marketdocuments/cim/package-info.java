/** Classes that the build makes from the schemas of the market's documents: one for each root element, and one for each part. */
package org.meterhub.marketdocuments.cim;
