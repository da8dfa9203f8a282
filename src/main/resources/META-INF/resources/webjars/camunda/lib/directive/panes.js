// In a narrow window Tasklist shows its list or one task (see user-styles.css): which of them, and the way back.

import {language} from './locale.js';
import {whenThere} from './when-there.js';

const LABEL = language === 'en' ? '‹ Back to the list' : '‹ Danh sách việc';

export function showOnePaneAtATime() {
  window.angular.module('cam.tasklist').run(['$rootScope', '$location', ($rootScope, $location) => {
    const follow = () => {
      const open = Boolean($location.search().task);
      if (open !== document.body.classList.contains('directive-task-open')) {
        document.body.classList.toggle('directive-task-open', open);
        if (matchMedia('(max-width: 991px)').matches) {
          window.scrollTo(0, 0);
        }
      }
    };
    $rootScope.$on('$locationChangeSuccess', follow);
    $rootScope.$on('$routeChangeSuccess', () => whenThere('.task-details > header', header => {
      if (header.querySelector('.directive-back')) {
        return;
      }
      const back = document.createElement('button');
      back.type = 'button';
      back.className = 'directive-back';
      back.textContent = LABEL;
      back.addEventListener('click', () => $rootScope.$apply(() => $location.search('task', null)));
      header.prepend(back);
    }));
    follow();
  }]);
}
