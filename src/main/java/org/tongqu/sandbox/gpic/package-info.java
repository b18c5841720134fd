/** GPIC-SIM: SOAP in GB18030 over mutual TLS; calls the hub's own SOAP service back. */
@NullMarked
package org.tongqu.sandbox.gpic;

import org.jspecify.annotations.NullMarked;
