import DeskForbidden from '@/app/admin/forbidden'
import '@/app/admin/desk.css'

export default DeskForbidden
