import { isTypedWord } from '../../../admin/src/pages/Clients/typed-word';

test.each(['REVOQUER', 'révoquer', ' Révoquer ', 're\u0301voquer'])('"%s" is the word', (typed) => {
  expect(isTypedWord(typed, 'REVOQUER')).toBe(true);
});

test.each(['', 'REVOQUE', 'REVOQUER!', 'REVOKE'])('"%s" is not', (typed) => {
  expect(isTypedWord(typed, 'REVOQUER')).toBe(false);
});
