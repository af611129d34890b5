import '../tokens.css'

document.querySelector('#phone')!.textContent = '集结'
