/** Messages of devices: watched live at the hub's built-in endpoint, recorded and replayed. */
export { createMessages, type MessagesPorts, type MessagesService } from './service';
