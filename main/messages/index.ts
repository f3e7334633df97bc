/** Messages of devices: watched live at the hub's built-in endpoint, recorded and replayed, or looked at once. */
export { type LastMessages, type LastMessagesWish, lastMessages } from './lastMessages';
export { createMessages, type MessagesPorts, type MessagesService } from './service';
